import type { MedusaContainer } from "@medusajs/framework/types"
import { runFlowNow } from "../../../src/dataflows/run-due-dataflows"
import { AMAZON_MODULE } from "../../../src/modules/amazon"
import type AmazonModuleService from "../../../src/modules/amazon/service"
import { changesAmazon, type Call } from "../../../src/sp-api"
import { operationTable } from "../../../src/sp-api/operation-table"
import { createAmazonStoreWorkflow } from "../../../src/workflows/stores/workflows/create-amazon-store"
import { connectStoreByConsent } from "../../helpers/connect-store"
import { ordersAreRead, SELLER, type LocalAmazon } from "./local-amazon"

export const COUNTRIES = { de: "A1PA6795UKMFR9", nl: "A1805IZSGTT6HS" }
export type Country = keyof typeof COUNTRIES

/** A call of the local Amazon's log that changed something there. */
export interface Change {
  seq: number
  operation: string
  marketplaceIds: string[]
  body: { patches?: { value?: { quantity?: number }[] }[] } | null
}

/** One seller account with a store in Germany and one in the Netherlands, and what Amazon saw of them. */
export const twoStores = (container: MedusaContainer, local: LocalAmazon, channelId: string) => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const ids: Record<Country, string> = { de: "", nl: "" }
  let seen = 0

  const account = async () => {
    const [row] = await amazon.listAmazonAccounts({ selling_partner_id: SELLER })
    return row
  }
  const connect = (country: Country) =>
    connectStoreByConsent(container, ids[country], (body) =>
      local.control<{ redirect: string }>("POST", "/consent", body)
    )
  const run = async (owner: string, flow: string) => runFlowNow(container, owner, flow)
  /** Orders of the past are none of these tests' business. */
  const forgetPast = async () => {
    const { now } = await local.control<{ now: string }>("POST", "/clock", { advanceSeconds: 0 })
    const { id } = await account()
    const since = Object.fromEntries(Object.values(COUNTRIES).map((one) => [one, now]))
    await ordersAreRead(amazon, id, since)
  }
  const add = async (country: Country) => {
    const { result } = await createAmazonStoreWorkflow(container).run({
      input: {
        name: `Amazon ${country}`,
        marketplace_id: COUNTRIES[country],
        sales_channel_id: channelId,
      },
    })
    ids[country] = result.id
    await connect(country)
    expect(await run(result.id, "listing-sync")).toBe("succeeded")
  }
  const changes = async (): Promise<Change[]> => {
    interface Entry {
      seq: number
      operation: string
      method: Call<unknown>["operation"]["method"]
      query: string
      body?: Change["body"]
    }
    const { last, latest } = await local.control<{ last: Entry[]; latest: number }>(
      "GET",
      `/calls?last=1000&since=${seen}`
    )
    seen = latest
    return last
      .filter(({ operation, method }) => {
        const known = operationTable[operation as keyof typeof operationTable]
        return known ? changesAmazon({ operation: known }) : !["GET", "POST"].includes(method)
      })
      .map(({ seq, operation, query, body }) => ({
        ...{ seq, operation, body: body ?? null },
        marketplaceIds: new URLSearchParams(query).get("marketplaceIds")?.split(",") ?? [],
      }))
  }
  const quantityAtAmazon = async (sku: string) =>
    (
      await local.control<{ quantity: number | null }>(
        "GET",
        `/listings/${SELLER}/${encodeURIComponent(sku)}`
      )
    ).quantity
  return { amazon, ids, account, connect, run, add, forgetPast, changes, quantityAtAmazon }
}

export const isZero = ({ body }: Change): boolean =>
  Boolean(body?.patches?.every(({ value }) => value?.every(({ quantity }) => quantity === 0)))
