import { invalidInput } from "../../http/answer.js"
import type { PackageRecord } from "../../orders/types.js"

/** A checked body of confirmShipment. */
export interface Shipment {
  marketplaceId: string
  packageReferenceId: string
  carrierCode: string
  carrierName: string | null
  shippingMethod: string | null
  trackingNumber: string
  shipDate: number
  items: PackageRecord["items"]
}

type Json = Record<string, unknown>

/** Reads and checks the body; throws InvalidInput naming the field. */
export function readShipment(body: Json): Shipment {
  const detail = object(body, "packageDetail", "packageDetail")
  const packageReferenceId = text(detail, "packageReferenceId", "packageDetail")
  if (!/^[1-9]\d*$/.test(packageReferenceId)) {
    throw invalidInput("packageDetail.packageReferenceId must be a positive number, as a string.")
  }
  const carrierCode = text(detail, "carrierCode", "packageDetail")
  const carrierName = optionalText(detail, "carrierName")
  if (carrierCode.toLowerCase() === "other" && !carrierName) {
    throw invalidInput('packageDetail.carrierName is required when carrierCode is "Other".')
  }
  const shipDate = Date.parse(text(detail, "shipDate", "packageDetail"))
  if (Number.isNaN(shipDate)) {
    throw invalidInput("packageDetail.shipDate is not a date-time in ISO 8601 format.")
  }
  return {
    marketplaceId: text(body, "marketplaceId", ""),
    packageReferenceId,
    carrierCode,
    carrierName,
    shippingMethod: optionalText(detail, "shippingMethod"),
    trackingNumber: text(detail, "trackingNumber", "packageDetail"),
    shipDate,
    items: readItems(detail.orderItems),
  }
}

function readItems(value: unknown): PackageRecord["items"] {
  if (!Array.isArray(value) || value.length === 0) {
    throw invalidInput("packageDetail.orderItems must name at least one item.")
  }
  const items = value.map((entry: Json) => {
    const quantity = entry.quantity
    if (!Number.isInteger(quantity) || (quantity as number) < 1) {
      throw invalidInput("packageDetail.orderItems.quantity must be a whole number above 0.")
    }
    return {
      orderItemId: text(entry, "orderItemId", "packageDetail.orderItems"),
      quantity: quantity as number,
      ...(Array.isArray(entry.transparencyCodes) && {
        transparencyCodes: entry.transparencyCodes as string[],
      }),
    }
  })
  if (new Set(items.map((item) => item.orderItemId)).size !== items.length) {
    throw invalidInput("packageDetail.orderItems names an item twice.")
  }
  return items
}

function object(parent: Json, name: string, label: string): Json {
  const value = parent[name]
  if (typeof value !== "object" || value === null) {
    throw invalidInput(`${label} is required.`)
  }
  return value as Json
}

function text(parent: Json, name: string, label: string): string {
  const value = parent[name]
  if (typeof value !== "string" || value === "") {
    throw invalidInput(`${label ? `${label}.` : ""}${name} must be a non-empty string.`)
  }
  return value
}

function optionalText(parent: Json, name: string): string | null {
  const value = parent[name]
  return typeof value === "string" && value !== "" ? value : null
}
