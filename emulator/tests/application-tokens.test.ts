import assert from "node:assert/strict"
import { test } from "node:test"
import { Client, DE } from "./support/harness.js"
import { bodies, client, grantless, harness, typesOf } from "./support/queue-stage.js"

test("a rotated client secret comes by notification, and the old one works for seven days", async () => {
  const rotation = await grantless("sellingpartnerapi::client_credential:rotation")
  const path = "/applications/2023-11-30/clientSecret"
  assert.equal((await rotation.call("POST", path)).status, 204)
  const [message] = await bodies()
  assert.equal(message.notificationType, "APPLICATION_OAUTH_CLIENT_NEW_SECRET")
  const told = message.payload.applicationOAuthClientNewSecret
  const refresh = (client_secret?: string) =>
    harness.token({
      ...{ grant_type: "refresh_token", refresh_token: client.refreshToken },
      ...(client_secret && { client_secret }),
    })
  assert.equal((await refresh(told.newClientSecret)).status, 200)
  assert.equal((await refresh()).status, 200, "the old one")
  harness.advance(7 * 86_400)
  assert.equal((await refresh()).body.error, "invalid_client")
  assert.equal((await refresh(told.newClientSecret)).status, 200)
  assert.equal(Date.parse(told.oldClientSecretExpiryTime), harness.standing.at)
  await harness.control("POST", "/client-secret-expiry", { days: 30 })
  assert.deepEqual(
    typesOf(await bodies()),
    ["APPLICATION_OAUTH_CLIENT_SECRET_EXPIRY"],
    "a queue keeps messages for four days"
  )
})

test("scopes that do not exist are refused", async () => {
  const reply = await harness.token({ grant_type: "client_credentials", scope: "everything" })
  assert.deepEqual([reply.status, reply.body.error], [400, "invalid_scope"])
})

test("a restricted data token opens what it was made for, for an hour", async () => {
  const report = await client.call(
    "POST",
    "/reports/2021-06-30/reports",
    {},
    { reportType: "GET_FLAT_FILE_ACTIONABLE_ORDER_DATA_SHIPPING", marketplaceIds: [DE] }
  )
  harness.advance(5)
  const { body } = await client.call("GET", `/reports/2021-06-30/reports/${report.body.reportId}`)
  const path = `/reports/2021-06-30/documents/${body.reportDocumentId}`
  const restricted = (resource: string) =>
    client.call(
      "POST",
      "/tokens/2021-03-01/restrictedDataToken",
      {},
      { restrictedResources: [{ method: "GET", path: resource }] }
    )
  assert.equal((await restricted("/sellers/v1/marketplaceParticipations")).status, 400)
  const reply = await restricted(path)
  assert.deepEqual([reply.status, reply.body.expiresIn], [200, 3600])
  const token = new Client(harness, reply.body.restrictedDataToken as string, "")
  assert.equal((await token.call("GET", path)).status, 200)
  assert.equal((await token.call("GET", `${path}-other`)).status, 403)
  assert.equal((await token.call("GET", "/sellers/v1/marketplaceParticipations")).status, 403)
  harness.advance(3600)
  const late = await token.call("GET", path)
  assert.match(late.body.errors[0].details, /expired/)
})
