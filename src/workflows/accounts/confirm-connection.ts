import { setTimeout as pause } from "node:timers/promises"
import type { MedusaContainer } from "@medusajs/framework/types"
import { startDueDataflows } from "../../dataflows/run-due-dataflows"
import { wantsOtherAccount } from "../../domain/accounts"
import { AMAZON_MODULE } from "../../modules/amazon"
import { worksInBackground } from "../../modules/amazon/lib/background"
import { isRefusal, notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import type { ConfirmConnectionBody, PendingConnectionDto } from "../../types"
import { chooseCountries } from "./choose-countries"
import type { ConsentRow } from "./consent-states"
import { describeConnection, type DescribeInput } from "./describe-connection"
import {
  connectAmazonStoresWorkflow,
  type ConnectAmazonStoresInput,
} from "./workflows/connect-amazon-stores"

const LEASE_SECONDS = 60
/** A read that is bound to the seller's id. */
const SELLER_BOUND = "searchListingsItems"
/** Who confirms at the same moment waits for the first, a little less than a browser waits. */
const MOST_TURNS = 100
const TURN_MS = 200

export interface Confirmation {
  connection: PendingConnectionDto
  /** Stores now connected by it. */
  store_ids: string[]
}

const notConfirmable = (connection: PendingConnectionDto) =>
  notAllowed(
    "connection_not_confirmable",
    `This connection cannot be confirmed (${connection.error?.code ?? connection.status}). ` +
      "Open Amazon again from the store.",
    { reason: connection.error?.code ?? connection.status }
  )

/**
 * The person confirmed: the permission becomes the account's, the chosen stores start, countries that
 * were ticked get a store. Confirming twice, also at once, answers the same and does nothing more.
 * @throws Refusal connection_not_confirmable, other_account, marketplace_not_in_account, and others
 *   of what stands against it.
 */
export const confirmConnection = async (
  container: MedusaContainer,
  input: DescribeInput & { choice?: ConfirmConnectionBody }
): Promise<Confirmation> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  for (let turn = 0; turn < MOST_TURNS; turn++) {
    const leased = await amazon.leases.run(`consent:${input.state}`, LEASE_SECONDS, () =>
      confirmAlone(container, input)
    )
    if (leased.ran) {
      return leased.result
    }
    await pause(TURN_MS)
  }
  throw notConfirmable(await describeConnection(container, input))
}

const connectedStores = ({ stores }: PendingConnectionDto): string[] =>
  stores.flatMap(({ id, selected }) => (id && selected ? [id] : []))

const confirmAlone = async (
  container: MedusaContainer,
  input: DescribeInput & { choice?: ConfirmConnectionBody }
): Promise<Confirmation> => {
  const connection = await describeConnection(container, input)
  if (connection.status === "connected") {
    return { connection, store_ids: connectedStores(connection) }
  }
  if (connection.status !== "granted" || !connection.account) {
    throw notConfirmable(connection)
  }
  refuseOtherAccount(connection.account, input.choice?.other_account)
  const { store_ids, add } = await chooseCountries(container, connection, input.choice)
  const renewal =
    connection.account.renewal &&
    add.length === 0 &&
    store_ids.length === connectedStores(connection).length
  const { state, user_id } = input
  const leaves = connection.account.previous_selling_partner_id
  const accountId = await connect(container, {
    ...{ state, store_ids, add, user_id, renewal, leaves },
  })
  if (worksInBackground()) {
    await startDueDataflows(container)
  }
  const after = await describeConnection(container, input)
  if (after.status !== "connected") {
    throw notConfirmable(after)
  }
  const connected = connectedStores(after)
  if (accountId === null) {
    return { connection: after, store_ids: connected }
  }
  await container.resolve<AmazonModuleService>(AMAZON_MODULE).audit.add({
    by: input.user_id,
    what: "account_connected",
    subject: accountId,
    parameters: {
      kind: connection.kind,
      selling_partner_id: connection.account.selling_partner_id,
      before: connection.account.previous_selling_partner_id,
      stores: connected,
    },
  })
  return { connection: after, store_ids: connected }
}

/** @returns null when what Amazon gave was taken or given up this moment; nothing was made then. */
const connect = async (
  container: MedusaContainer,
  input: ConnectAmazonStoresInput
): Promise<string | null> => {
  try {
    const { result } = await connectAmazonStoresWorkflow(container).run({ input })
    return result
  } catch (error) {
    if (isRefusal(error) && error.code === "connection_not_confirmable") {
      return null
    }
    throw error
  }
}

/** Another account than before is a slip nearly always; whoever wants it types the store's name. */
const refuseOtherAccount = (
  account: NonNullable<PendingConnectionDto["account"]>,
  typed: string | undefined
): void => {
  const { previous } = account
  if (previous && !wantsOtherAccount(previous.store_name, typed)) {
    throw notAllowed(
      "other_account",
      `This is another account than before: ${account.selling_partner_id}, not ` +
        `${previous.selling_partner_id}. Nothing is saved. Sign in at Amazon with the account of ` +
        `before, or give other_account: "${previous.store_name}".`,
      {
        old: previous.name ?? previous.selling_partner_id,
        new: account.name ?? account.selling_partner_id,
        store: previous.store_name,
      }
    )
  }
}

/**
 * Amazon's answer to the browser names the seller, but anybody can write that; its listings are read
 * under its own id only.
 */
const isProven = ({ roles }: Pick<NonNullable<PendingConnectionDto["account"]>, "roles">) =>
  roles.some(({ operation, verdict }) => operation === SELLER_BOUND && verdict === "works")

/**
 * A renewal of the same account with the same countries asks nothing: it is confirmed by itself, where
 * Amazon's answers prove that it is this account.
 */
export const confirmRenewal = async (
  container: MedusaContainer,
  { state, user_id }: Pick<ConsentRow, "state" | "user_id">
): Promise<void> => {
  const connection = await describeConnection(container, { state, user_id })
  if (
    connection.status === "granted" &&
    connection.account?.renewal &&
    isProven(connection.account)
  ) {
    await confirmConnection(container, { state, user_id })
  }
}
