import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import { startChild } from "../../../demo/lib/children"
import { httpClient } from "../../../demo/lib/http"

export interface OrderTruth {
  orderId: string
  marketplaceId: string
  countryCode: string
  status: "PENDING" | "UNSHIPPED" | "PARTIALLY_SHIPPED" | "SHIPPED" | "CANCELLED"
  fulfilledBy: "MERCHANT" | "AMAZON"
  importable: boolean
  lastUpdatedTime: string
  grandTotal: string
  items: { sku: string; quantity: number; quantityShipped: number }[]
  packages: { packageReferenceId: string; trackingNumber: string }[]
}

export interface ListingTruth {
  sku: string
  quantity: number | null
  leadTimeDays: number | null
  history: {
    at: number
    source: "patch" | "order" | "cancellation"
    quantityBefore: number | null
    quantity: number | null
  }[]
}

export interface Product {
  sku: string
  shopSku: string | null
  fulfilledBy: "MERCHANT" | "AMAZON"
}

export interface OrderWish {
  marketplaceId: string
  status?: "PENDING" | "UNSHIPPED"
  fulfilledBy?: "AMAZON"
  items?: { sku: string; quantity: number }[]
}

export const SELLER = "A2TULPEU0000NL"
/** The seller's countries that the shop has stores for. */
export const COUNTRIES = ["DE", "NL", "GB"]

/** The local Amazon's control API: the independent witness. */
export const amazonControl = (url: string) => {
  const http = httpClient(url)
  const ours = <T extends { sellerId: string }>(rows: T[]) =>
    rows.filter(({ sellerId }) => sellerId === SELLER)
  return {
    url,
    http,
    /** Orders of the countries the shop has stores for. */
    orders: async () =>
      (await http.get<{ orders: OrderTruth[] }>("/emulator/orders")).orders.filter(
        ({ countryCode }) => COUNTRIES.includes(countryCode)
      ),
    listings: async () =>
      ours(
        (
          await http.get<{ listings: (ListingTruth & { sellerId: string })[] }>(
            "/emulator/listings"
          )
        ).listings
      ),
    products: async () => (await http.get<{ products: Product[] }>("/emulator/catalogue")).products,
    mistakes: async () =>
      (await http.get<{ mistakes: { sku: string; message: string }[] }>("/emulator/status"))
        .mistakes,
    place: async (wish: OrderWish) =>
      (await http.post<{ orders: OrderTruth[] }>("/emulator/orders", wish)).orders[0],
    change: async (orderId: string, action: "pay" | "cancel" | "request_cancel") =>
      (await http.post<{ order: OrderTruth }>(`/emulator/orders/${orderId}`, { action })).order,
    advance: (seconds: number) => http.post("/emulator/clock", { advanceSeconds: seconds }),
    /**
     * What was sent to it before has been received. The leases of a dead process outlive its calls by
     * far, here they lapse at once: without this its last call might overtake its successor's.
     */
    hasHeard: async () => {
      for (let look = 0; look < 3; look++) {
        await http.get("/emulator/status")
      }
    },
    now: async () => Date.parse((await http.get<{ now: string }>("/emulator/status")).now),
  }
}

export type AmazonControl = ReturnType<typeof amazonControl>

/** Starts the local Amazon. @returns its control API and how to stop it. */
export const startAmazon = async (options: { daysBack: number; seed: number; logDir: string }) => {
  const child = startChild({
    name: "amazon",
    args: [
      ...["--import", "tsx", path.join(__dirname, "amazon-process.ts")],
      ...[String(options.daysBack), String(options.seed)],
    ],
    logDir: options.logDir,
  })
  for (;;) {
    const listening = /listening on (http:\/\/\S+)/.exec(child.output())
    if (listening) {
      return { control: amazonControl(listening[1]), stop: () => child.stop(0) }
    }
    if (child.ended()) {
      await child.done
      throw new Error(`The local Amazon ended; see ${child.log}`)
    }
    await sleep(50)
  }
}
