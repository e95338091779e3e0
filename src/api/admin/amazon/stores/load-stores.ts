import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import { notFound } from "../../../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../../../modules/amazon/service"
import type { StoreOverviewRow } from "../../../../modules/amazon/services/overview-stores"
import type { AmazonStoreDto, StoreCardDto } from "../../../../types"
import { loadUserNames } from "../user-names"
import { toStoreCardDto, toStoreDto, type Closings, type StoreNames } from "./to-store-dto"

const readNames = async (
  container: MedusaContainer,
  entity: "sales_channel" | "stock_location",
  ids: string[]
): Promise<Map<string, string>> => {
  if (!ids.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({ entity, fields: ["id", "name"], filters: { id: ids } })
  return new Map(data.map(({ id, name }: { id: string; name: string }) => [id, name]))
}

const readStoreNames = async (
  container: MedusaContainer,
  rows: StoreOverviewRow[]
): Promise<StoreNames> => {
  const unique = (ids: string[]) => [...new Set(ids)]
  const [salesChannels, stockLocations, users] = await Promise.all([
    readNames(container, "sales_channel", unique(rows.map((row) => row.sales_channel_id))),
    readNames(
      container,
      "stock_location",
      unique(rows.flatMap((row) => row.stock_location_ids ?? []))
    ),
    loadUserNames(
      container,
      rows.map((row) => row.status_by)
    ),
  ])
  return { salesChannels, stockLocations, users }
}

const readClosings = async (
  { closings }: AmazonModuleService,
  rows: StoreOverviewRow[]
): Promise<Closings> => {
  const closing = rows.filter(({ status }) => status === "closing")
  return new Map(
    await Promise.all(closing.map(async ({ id }) => [id, await closings.progress(id)] as const))
  )
}

/** Store cards in the order the stores were added; `ids` null: all. */
export const loadStoreCards = async (
  container: MedusaContainer,
  ids: string[] | null,
  timeZone = "UTC"
): Promise<StoreCardDto[]> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const rows = await amazon.overview.stores.list(ids, timeZone)
  const names = await readStoreNames(container, rows)
  const closings = await readClosings(amazon, rows)
  return rows.map((row) => toStoreCardDto(row, names, closings, amazon.now()))
}

/** @throws MedusaError not_found. */
export const loadStoreRow = async (
  container: MedusaContainer,
  id: string
): Promise<StoreOverviewRow> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const [row] = await amazon.overview.stores.list([id], "UTC")
  if (!row) {
    throw notFound(
      "store_not_found",
      `There is no Amazon store ${id}. It may have been deleted: look at the list of stores.`,
      { id }
    )
  }
  return row
}

/** @throws MedusaError not_found. */
export const loadStore = async (
  container: MedusaContainer,
  id: string
): Promise<AmazonStoreDto> => {
  const row = await loadStoreRow(container, id)
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const names = await readStoreNames(container, [row])
  return toStoreDto(row, names, await readClosings(amazon, [row]), amazon.now())
}
