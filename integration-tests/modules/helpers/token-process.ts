import { knex } from "@medusajs/framework/mikro-orm/knex"
import { Secrets } from "../../../src/modules/amazon/lib/secrets"
import { AmazonLeases } from "../../../src/modules/amazon/services/leases"
import { AmazonTokenStore } from "../../../src/modules/amazon/services/token-store"
import { createSpApi } from "../../../src/sp-api"

export interface TokenProcessInput {
  database: { host: string; port: number; user: string; password: string; database: string }
  encryptionKeys: string
  endpoint: string
  application: { applicationId: string; clientId: string; clientSecrets: string[] }
  account: { key: string; region: "eu"; refreshToken: string }
  leaseSeconds: number
  calls: number
}

/** A process that calls Amazon for one account, several times at once, and ends. */
const main = async (input: TokenProcessInput): Promise<void> => {
  const connection = knex({ client: "pg", connection: input.database })
  const cradle = { __pg_connection__: connection, logger: console as never }
  const store = new AmazonTokenStore(
    { __pg_connection__: connection, amazonLeases: new AmazonLeases(cradle) },
    new Secrets(input.encryptionKeys),
    { leaseSeconds: input.leaseSeconds }
  )
  const { application, endpoint, account } = input
  const sp = createSpApi({ application, endpoint, tokenStore: store, maxWaitMs: 60_000 })
  process.send?.({ ready: true })
  await new Promise((resolve) => process.once("message", resolve))
  const { sellers } = sp.client(account)
  await Promise.all(
    Array.from({ length: input.calls }, () => sellers.getMarketplaceParticipations())
  )
  await connection.destroy()
  process.send?.({ done: true })
  process.disconnect()
}

main(JSON.parse(process.argv[2]) as TokenProcessInput).catch((error: Error) => {
  process.send?.({ failed: error.message })
  process.exitCode = 1
  process.disconnect?.()
})
