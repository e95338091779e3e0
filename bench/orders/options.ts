import { parseArgs } from "node:util"

export interface OrdersOptions {
  /** Orders imported by the plugin while it is compared; as many again for each run of importers. */
  orders: number
  seed: number
  variants: number
  rounds: number
  /** Do not fail below the limit. */
  noLimit: boolean
}

export const readOptions = (args: string[]): OrdersOptions => {
  const { values } = parseArgs({
    args,
    options: {
      orders: { type: "string", default: "1500" },
      seed: { type: "string", default: "1" },
      variants: { type: "string", default: "5000" },
      rounds: { type: "string", default: "5" },
      "no-limit": { type: "boolean", default: false },
    },
    allowPositionals: false,
  })
  const count = (name: "orders" | "seed" | "variants" | "rounds") => {
    const value = Number(values[name])
    if (!Number.isInteger(value) || value < 1) {
      throw new Error(`--${name} must be a whole number above 0`)
    }
    return value
  }
  return {
    orders: count("orders"),
    seed: count("seed"),
    variants: count("variants"),
    rounds: count("rounds"),
    noLimit: values["no-limit"],
  }
}
