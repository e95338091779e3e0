import type { AmazonAddress } from "./amazon-order"
import type { ComposedAddress } from "./composed-order"
import type { PersonalData } from "./types"

/**
 * Medusa's address of an order: as much as Amazon gives, at least the country. Amazon leaves names
 * and streets out of orders that it fulfils itself, and when the application lacks the role.
 *
 * @param countryCode used when the recipient has none; any case
 */
export function composeAddress(
  personal: PersonalData | null,
  countryCode: string
): ComposedAddress {
  const address = personal?.recipient?.deliveryAddress ?? {}
  const { first_name, last_name } = splitName(address.name)
  const [address_1, ...furtherLines] = streetLines(address)
  const town = address.city ?? address.municipality
  return withoutEmpty({
    first_name,
    last_name,
    company: address.companyName,
    address_1,
    address_2: furtherLines.join(", "),
    city: town ?? address.districtOrCounty,
    province: address.stateOrRegion ?? (town ? address.districtOrCounty : undefined),
    postal_code: address.postalCode,
    country_code: (address.countryCode ?? countryCode).toLowerCase(),
    phone: address.phone,
  })
}

function streetLines(address: AmazonAddress): string[] {
  const lines = [address.addressLine1, address.addressLine2, address.addressLine3]
  const { streetName, streetNumber, complement, neighborhood } = address.extendedFields ?? {}
  if (!lines.some((line) => line?.trim())) {
    lines.push([streetName, streetNumber].filter((part) => part).join(", "))
  }
  const written = lines.join("\n")
  for (const extra of [complement, neighborhood]) {
    if (extra && !written.includes(extra)) {
      lines.push(extra)
    }
  }
  return lines.map((line) => line?.trim() ?? "").filter((line) => line !== "")
}

/** Words that belong to the family name when they stand before it in lower case. */
const PARTICLES = new Set(
  "af al bin da dal de del della den der di do dos du el la le ten ter van vom von zu zum".split(
    " "
  )
)
const EAST_ASIAN = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}々ー]/u

/**
 * Amazon has one field for a name, Medusa two. Names in Chinese, Japanese and Korean script start
 * with the family name; others end with it, with its particles ("van der Berg"). A single word is
 * a first name, so that it shows wherever Medusa shows one.
 */
export function splitName(name: string | undefined): { first_name?: string; last_name?: string } {
  const words = (name ?? "").split(/[\s\u3000]+/u).filter((word) => word !== "")
  if (words.length < 2) {
    return words.length === 1 ? { first_name: words[0] } : {}
  }
  if (EAST_ASIAN.test(words[0])) {
    return { first_name: words.slice(1).join(" "), last_name: words[0] }
  }
  let start = words.length - 1
  while (start > 1 && PARTICLES.has(words[start - 1])) {
    start--
  }
  return { first_name: words.slice(0, start).join(" "), last_name: words.slice(start).join(" ") }
}

function withoutEmpty(address: ComposedAddress): ComposedAddress {
  return Object.fromEntries(
    Object.entries(address).filter(([, value]) => typeof value === "string" && value.trim() !== "")
  )
}
