import { STORE_COUNTRIES } from "../../emulator/src/amazon/store-countries"
import type {
  AmazonDataflowResponse,
  AmazonHomeResponse,
  AmazonMarketplacesResponse,
  AmazonRegion,
  AmazonStoreResponse,
  ConfirmConnectionResponse,
  ConnectStoreResponse,
} from "../../src/types/http"
import { httpClient, type Client } from "./http"

const displayNames = new Intl.DisplayNames(["en"], { type: "region" })
const sellers: Record<AmazonRegion, "EU" | "NA" | "FE"> = { eu: "EU", na: "NA", fe: "FE" }

/** Countries of the demo: the local Amazon judges by them which orders a shop should import. */
export const demoCountries: readonly string[] = STORE_COUNTRIES

/**
 * Adds the stores that are missing and connects the accounts that are not connected, through the
 * same HTTP API a person's browser uses; what exists is left alone.
 *
 * @returns names of the stores made and of the accounts connected by this call
 */
export async function connectDemoStores(
  admin: Client,
  emulatorUrl: string,
  countries: readonly string[] = demoCountries
): Promise<{ added: string[]; connected: string[] }> {
  const added = await addStores(admin, countries)
  const connected: string[] = []
  for (;;) {
    const { stores } = await admin.get<AmazonHomeResponse>("/admin/amazon")
    const next = stores.find(
      (store) => countries.includes(store.country_code) && store.status === "setup"
    )
    if (!next) {
      await startStock(
        admin,
        stores.filter(({ country_code }) => countries.includes(country_code))
      )
      return { added, connected }
    }
    if (connected.includes(next.name)) {
      throw new Error(
        `Store "${next.name}" is still not connected after its connection was confirmed`
      )
    }
    await connect(admin, emulatorUrl, next.id, sellers[next.region])
    connected.push(next.name)
  }
}

async function addStores(admin: Client, countries: readonly string[]): Promise<string[]> {
  const { marketplaces } = await admin.get<AmazonMarketplacesResponse>("/admin/amazon/marketplaces")
  const { sales_channels: channels } = await admin.get<{ sales_channels: { id: string }[] }>(
    "/admin/sales-channels?name=Amazon"
  )
  const { stock_locations: locations } = await admin.get<{ stock_locations: { id: string }[] }>(
    "/admin/stock-locations?order=created_at"
  )
  if (!channels[0]) throw new Error('The sales channel "Amazon" is missing: the seed did not run')
  const added: string[] = []
  for (const country of countries) {
    const marketplace = marketplaces.find(({ country_code }) => country_code === country)
    if (!marketplace) throw new Error(`Amazon has no marketplace for country "${country}"`)
    if (marketplace.store) continue
    const { store } = await admin.post<AmazonStoreResponse>("/admin/amazon/stores", {
      name: `Amazon ${displayNames.of(country)}`,
      email: "amazon@example.com",
      marketplace_id: marketplace.id,
      sales_channel_id: channels[0].id,
      stock_location_ids: locations.map(({ id }) => id),
      attribute_map: [
        { identifier: "SKU", source: "sku" },
        { identifier: "EAN", source: "barcode" },
      ],
      stock_enabled: true,
    })
    added.push(store.name)
  }
  return added
}

/** Nobody has to look at the matches of invented products: their stock is sent from the beginning. */
async function startStock(admin: Client, stores: { id: string }[]): Promise<void> {
  for (const { id } of stores) {
    const path = `/admin/amazon/stores/${id}/flows/stock-update`
    const { flow } = await admin.get<AmazonDataflowResponse>(path)
    if (flow.care && !flow.care.acknowledged_at) {
      await admin.post(`${path}/acknowledge`, { text: flow.care.text })
    }
  }
}

/** Consent, callback, confirmation: what a person does with three clicks. */
async function connect(admin: Client, emulatorUrl: string, storeId: string, seller: string) {
  const started = await admin.post<ConnectStoreResponse>(`/admin/amazon/stores/${storeId}/connect`)
  const consent = new URL(started.consent_url)
  const { redirect } = await httpClient(emulatorUrl).post<{ redirect: string }>(
    "/emulator/consent",
    {
      application_id: consent.searchParams.get("application_id"),
      state: consent.searchParams.get("state"),
      redirect_uri: consent.searchParams.get("redirect_uri") ?? undefined,
      seller,
    }
  )
  const back = await fetch(redirect, { redirect: "manual" })
  if (back.status >= 400) {
    throw new Error(`Coming back from Amazon answered ${back.status}: ${await back.text()}`)
  }
  const { connection } = await admin.post<ConfirmConnectionResponse>(
    `/admin/amazon/connections/${encodeURIComponent(started.state)}/confirm`
  )
  if (connection.status !== "connected") {
    throw new Error(`Amazon was not connected: ${connection.error?.message ?? connection.status}`)
  }
}
