import type { Json, Setting } from "./attributes.js"

/** Stock and handling time by channel; one quantity for all marketplaces of an account. */
export function fulfillmentAvailability({ fbaChannel }: Setting): Json {
  return {
    title: "Fulfillment availability",
    type: "array",
    minItems: 1,
    minUniqueItems: 1,
    selectors: ["fulfillment_channel_code"],
    items: {
      type: "object",
      required: ["fulfillment_channel_code"],
      additionalProperties: false,
      properties: {
        fulfillment_channel_code: {
          type: "string",
          enum: ["DEFAULT", fbaChannel],
          enumNames: ["Default (seller fulfilled)", "Fulfilled by Amazon"],
        },
        quantity: { title: "Quantity", type: "integer", minimum: 0, maximum: 99_999_999 },
        lead_time_to_ship_max_days: {
          title: "Handling time (days)",
          type: "integer",
          minimum: 0,
          maximum: 30,
        },
        restock_date: { title: "Restock date", type: "string" },
        is_inventory_available: { title: "Inventory always available", type: "boolean" },
      },
    },
  }
}

/** A moment, bare or in an object with `value`. */
const MOMENT = {
  anyOf: [
    { type: "string", anyOf: [{ format: "date" }, { format: "date-time" }] },
    { type: "object", properties: { value: { type: "string" } }, required: ["value"] },
  ],
}

function prices(title: string, schedule: Json, required: string[]): Json {
  const value_with_tax = { title, type: "number", exclusiveMinimum: 0, maximum: 999_999_999 }
  return {
    title,
    type: "array",
    minItems: 1,
    maxUniqueItems: 1,
    items: {
      type: "object",
      required: ["schedule"],
      additionalProperties: false,
      properties: {
        schedule: {
          type: "array",
          minItems: 1,
          items: {
            type: "object",
            required,
            additionalProperties: false,
            properties: { ...schedule, value_with_tax },
          },
        },
      },
    },
  }
}

/** Prices by marketplace, currency and audience. */
export function purchasableOffer({ currency }: Setting): Json {
  const bare = (title: string) => prices(title, {}, ["value_with_tax"])
  return {
    title: "Purchasable offer",
    type: "array",
    minItems: 1,
    minUniqueItems: 1,
    selectors: ["marketplace_id", "currency", "audience"],
    items: {
      type: "object",
      required: ["currency"],
      additionalProperties: false,
      properties: {
        marketplace_id: { $ref: "#/$defs/marketplace_id" },
        currency: { type: "string", enum: [currency], enumNames: [currency] },
        audience: { type: "string", default: "ALL", minLength: 1 },
        start_at: MOMENT,
        end_at: MOMENT,
        our_price: bare("Your price"),
        discounted_price: prices("Sale price", { start_at: MOMENT, end_at: MOMENT }, [
          "start_at",
          "end_at",
          "value_with_tax",
        ]),
        minimum_seller_allowed_price: bare("Minimum seller allowed price"),
        maximum_seller_allowed_price: bare("Maximum seller allowed price"),
        quantity_discount_plan: {
          title: "Quantity discount plan",
          type: "array",
          items: { type: "object" },
        },
      },
    },
  }
}

export function listPrice({ currency }: Setting): Json {
  return {
    title: "List price",
    type: "array",
    minItems: 1,
    selectors: ["marketplace_id", "currency"],
    items: {
      type: "object",
      required: ["currency"],
      additionalProperties: false,
      properties: {
        marketplace_id: { $ref: "#/$defs/marketplace_id" },
        currency: { type: "string", enum: [currency], enumNames: [currency] },
        value: { type: "number", minimum: 0 },
        value_with_tax: { type: "number", minimum: 0 },
      },
    },
  }
}
