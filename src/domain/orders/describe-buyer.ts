import type { AmazonBuyerDto } from "../../types/http"
import { fieldsOf, textOf } from "./lenient"
import type { PersonalData } from "./types"

const LINES = ["addressLine1", "addressLine2", "addressLine3"] as const

/**
 * Name, address, e-mail and phone as Amazon wrote them, for the one person who asked. Null when the
 * record holds none of these. Takes a record in any shape.
 */
export function describeBuyer(personal: PersonalData | null): AmazonBuyerDto | null {
  const buyer = fieldsOf(personal?.buyer)
  const address = fieldsOf(fieldsOf(personal?.recipient).deliveryAddress)
  const street = fieldsOf(address.extendedFields)
  const told = (value: unknown) => textOf(value)?.trim() || null
  const line = (...values: unknown[]) => values.map(told).filter(Boolean).join(" ")
  const description: AmazonBuyerDto = {
    name: told(address.name) ?? told(buyer.buyerName),
    company: told(address.companyName) ?? told(buyer.buyerCompanyName),
    address: [
      ...LINES.map((name) => line(address[name])),
      line(street.streetName, street.streetNumber),
      line(street.complement),
      line(street.neighborhood),
      line(address.postalCode, told(address.city) ?? address.municipality),
      line(address.districtOrCounty),
      line(address.stateOrRegion),
    ].filter((text, index, all) => text && all.indexOf(text) === index),
    country_code: told(address.countryCode)?.toUpperCase() ?? null,
    email: told(buyer.buyerEmail),
    phone: told(address.phone),
  }
  const { name, company, address: lines, email, phone } = description
  return name || company || lines.length || email || phone ? description : null
}
