import type { NoticeChannel, NoticeKind } from "./kinds"

/** How often an e-mail is tried before it is given up, and the pauses between in seconds. */
export const DELIVERY_PAUSES = [60, 300, 1800, 7200] as const

/** One way one notice goes. */
export interface Delivery {
  channel: NoticeChannel
  /** Address; empty for the bell. */
  to: string
  state: "waiting" | "sent" | "failed"
  attempts: number
}

export interface DeliveryWishes {
  /** It is about an account that another installation connected: that one mails its people. */
  copy: boolean
  /** Channels that are switched off, by kind. */
  off: Partial<Record<NoticeKind, readonly NoticeChannel[]>>
  /** Addresses of the stores it is about, then those of the settings. */
  addresses: readonly string[]
  /** What the shop has a provider for. */
  provided: readonly NoticeChannel[]
}

/** What a copy of the shop mails as well: that it is one, and what a person asks for. */
const OF_COPIES: readonly NoticeKind[] = ["read_only", "test"]

/** Where a notice goes: never to the same address twice, and no way that the shop has no provider for. */
export const planDeliveries = (kind: NoticeKind, wishes: DeliveryWishes): Delivery[] => {
  const goes = (channel: NoticeChannel) =>
    wishes.provided.includes(channel) &&
    !wishes.off[kind]?.includes(channel) &&
    (channel === "bell" || !wishes.copy || OF_COPIES.includes(kind))
  const delivery = (channel: NoticeChannel, to: string): Delivery => ({
    ...{ channel, to, state: "waiting", attempts: 0 },
  })
  const addresses = new Map(
    wishes.addresses
      .map((address) => address.trim())
      .filter(Boolean)
      .map((address) => [address.toLowerCase(), address])
  )
  return [
    ...(goes("bell") ? [delivery("bell", "")] : []),
    ...(goes("email") ? [...addresses.values()].map((to) => delivery("email", to)) : []),
  ]
}

/** A delivery after an attempt that failed: tried again later, or given up. */
export const afterFailure = (delivery: Delivery): Delivery => {
  const attempts = delivery.attempts + 1
  return {
    ...delivery,
    attempts,
    state: attempts > DELIVERY_PAUSES.length ? "failed" : "waiting",
  }
}

/** Seconds until the next attempt of what still waits; null: nothing waits. */
export const pauseBefore = (deliveries: readonly Delivery[]): number | null => {
  const waiting = deliveries.filter(({ state }) => state === "waiting")
  return waiting.length
    ? Math.min(...waiting.map(({ attempts }) => (attempts ? DELIVERY_PAUSES[attempts - 1] : 0)))
    : null
}
