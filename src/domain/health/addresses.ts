import type { Places } from "./facts"
import { fail, ok, warn, type Finding } from "./verdict"

const LOOPBACK = ["localhost", "127.0.0.1", "[::1]"]

interface AddressFacts {
  /** What Amazon must have registered. */
  uri: string
  /** Backend address under which the account was connected; null: not connected, or not known. */
  connectedUnder: string | null
  /** The plugin talks to an emulator, which takes any address. */
  emulator: boolean
}

const originOf = (address: string): string | null =>
  URL.canParse(address) ? new URL(address).origin : null

/** Amazon sends people back only to a registered https address, without `#`. */
export const judgeAddress = (
  { uri, connectedUnder, emulator }: AddressFacts,
  { settings }: Pick<Places, "settings">
): Finding => {
  const remedy = { action: "open_settings" as const, link: settings }
  const parameters = { uri }
  if (!URL.canParse(uri)) {
    return fail("address_unreadable", { ...remedy, code: "set_backend_url" }, parameters)
  }
  const { protocol, hostname, hash } = new URL(uri)
  if (!emulator && LOOPBACK.includes(hostname)) {
    return fail("address_local", { ...remedy, code: "set_backend_url" }, parameters)
  }
  if (hash || (!emulator && protocol !== "https:")) {
    return fail("address_not_https", { ...remedy, code: "set_backend_url" }, parameters)
  }
  const before = connectedUnder && originOf(connectedUnder)
  return before && before !== originOf(uri)
    ? warn("address_changed", { ...remedy, code: "register_address" }, { uri, before })
    : ok("address_fine", parameters)
}
