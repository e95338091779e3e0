import { fieldsOf, textOf } from "./lenient"
import type { PersonalData } from "./types"

/**
 * Initials, town and country, e.g. "M. V. · Köln, DE": enough to tell two orders apart in a list.
 * Null when Amazon gave neither a name nor a town.
 */
export function maskBuyer(personal: PersonalData | null): string | null {
  const address = fieldsOf(fieldsOf(personal?.recipient).deliveryAddress)
  const initials = initialsOf(textOf(address.name) ?? textOf(fieldsOf(personal?.buyer).buyerName))
  const city = textOf(address.city)?.trim()
  const place = [city, textOf(address.countryCode)?.toUpperCase()].filter((part) => part).join(", ")
  if (!initials && !city) {
    return null
  }
  return [initials, place].filter((part) => part).join(" · ")
}

function initialsOf(name: string | null): string {
  const words = (name ?? "").split(/[\s\u3000]+/u).filter((word) => /^\p{L}/u.test(word))
  const shown = words.length > 2 ? [words[0], words[words.length - 1]] : words
  return shown.map((word) => `${[...word][0].toUpperCase()}.`).join(" ")
}
