import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { root } from "../../../demo/lib/paths"
import type { AccountRow, StoreRow } from "../../../src/dataflows/types"
import { AMAZON_MODULE } from "../../../src/modules/amazon"
import type AmazonModuleService from "../../../src/modules/amazon/service"

/** What works on one database and one Amazon: this process, and the ones that are killed. */
export interface Shop {
  container: MedusaContainer
  amazon: AmazonModuleService
  account: AccountRow
  stores: StoreRow[]
  stop: () => Promise<void>
}

/** Before anything of Medusa is loaded. */
export const setEnvironment = (databaseUrl: string, amazonUrl: string): void => {
  Object.assign(process.env, {
    DATABASE_URL: databaseUrl,
    AMAZON_ENDPOINT: amazonUrl,
    AMAZON_RATE_SCALE: "1000000",
  })
}

/** Boots the application without its HTTP side, as `medusa exec` does. */
export const bootMedusa = async (): Promise<Omit<Shop, "account" | "stores">> => {
  const { default: loaders } = await import("@medusajs/medusa/loaders/index")
  const { container, shutdown } = await loaders({
    directory: root,
    expressApp: {} as never,
    skipLoadingEntryPoints: true,
  })
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  return { container, amazon, stop: shutdown }
}

/** With the account and the stores that are connected already. */
export const openShop = async (booted: Omit<Shop, "account" | "stores">): Promise<Shop> => {
  const [account] = (await booted.amazon.listAmazonAccounts({})) as AccountRow[]
  const stores = (await booted.amazon.listAmazonStores({})) as StoreRow[]
  return { ...booted, account, stores }
}

/** What a dataflow gets, without schedule and lease. */
export const flowContext = ({ container, amazon, account, stores }: Shop) => ({
  container,
  amazon,
  account,
  stores,
  logger: container.resolve(ContainerRegistrationKeys.LOGGER),
  cursor: null,
  saveCursor: async () => undefined,
  count: () => undefined,
  deadline: new Date(Date.now() + 300_000),
  signal: new AbortController().signal,
})
