import { spawn, type ChildProcess } from "node:child_process"
import path from "node:path"
import { setTimeout as sleep } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import type { AccountRow, StoreRow } from "../../../src/dataflows/types"
import { AMAZON_MODULE } from "../../../src/modules/amazon"
import type AmazonModuleService from "../../../src/modules/amazon/service"
import { createAmazonStoreWorkflow } from "../../../src/workflows/stores/workflows/create-amazon-store"
import { connectStoreByConsent } from "../../helpers/connect-store"
import { MARKETPLACES } from "./stores"

export const SELLER = "A2TULPEU0000NL"

export interface LocalAmazon {
  url: string
  /** The control API. */
  control: <T>(method: string, path: string, body?: object) => Promise<T>
  stop: () => Promise<void>
}

const RATE_SCALE = 1000
/** Amazon shows a change to a search only when it is two minutes old. */
const SEARCH_LAG_MS = 120_000 / RATE_SCALE

/** Waits until searches see what was changed just now, for who does not move the clock. */
export const untilSearchable = (): Promise<void> => sleep(SEARCH_LAG_MS + 30)

/** The local Amazon as its own process, in memory. */
export const startLocalAmazon = async (): Promise<LocalAmazon> => {
  const child = spawn(
    process.execPath,
    [
      path.join(process.cwd(), "emulator/bin/sp-api-emulator.mjs"),
      ...["--port", "0", "--rate-scale", `${RATE_SCALE}`],
    ],
    { stdio: ["ignore", "pipe", "pipe"], env: { ...process.env, NODE_OPTIONS: "" } }
  )
  const url = await listening(child)
  const control: LocalAmazon["control"] = async (method, route, body) => {
    const answer = await fetch(`${url}/emulator${route}`, {
      method,
      ...(body
        ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } }
        : {}),
    })
    const text = await answer.text()
    if (!answer.ok) {
      throw new Error(`${method} /emulator${route}: ${answer.status} ${text}`)
    }
    return JSON.parse(text)
  }
  const stop = () =>
    new Promise<void>((resolve) => {
      child.once("exit", () => resolve())
      child.kill("SIGTERM")
    })
  return { url, control, stop }
}

const listening = (child: ChildProcess): Promise<string> =>
  new Promise((resolve, reject) => {
    let output = ""
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /listening on (http:\/\/\S+)/.exec(output)
      if (found) {
        resolve(found[1])
      }
    }
    child.stdout?.on("data", read)
    child.stderr?.on("data", read)
    child.once("exit", (code) => reject(new Error(`local Amazon ended (${code}): ${output}`)))
  })

/** Adds the store for Germany and connects it as a person does. */
export const connectStore = async (
  container: MedusaContainer,
  local: LocalAmazon,
  salesChannelId: string
): Promise<{ amazon: AmazonModuleService; account: AccountRow; store: StoreRow }> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const { result: made } = await createAmazonStoreWorkflow(container).run({
    input: {
      name: "Amazon.de",
      marketplace_id: MARKETPLACES.de,
      sales_channel_id: salesChannelId,
    },
  })
  await connectStoreByConsent(container, made.id, (body) =>
    local.control<{ redirect: string }>("POST", "/consent", body)
  )
  const store = (await amazon.retrieveAmazonStore(made.id)) as StoreRow
  const account = (await amazon.retrieveAmazonAccount(store.account_id as string)) as AccountRow
  return { amazon, account, store }
}

/**
 * As if its orders had been read a moment ago: no quantity is sent before they were. `since`: up to when,
 * by marketplace.
 */
export const ordersAreRead = async (
  amazon: AmazonModuleService,
  accountId: string,
  since?: Record<string, string>
): Promise<void> => {
  await amazon.db
    .knex("amazon_dataflow")
    .where({ owner_id: accountId, flow: "order-import" })
    .update({
      last_success_at: new Date(),
      ...(since ? { cursor: JSON.stringify({ since }) } : {}),
    })
}
