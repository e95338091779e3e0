import assert from "node:assert/strict"
import { test } from "node:test"
import { DEFAULTS } from "../src/index.js"
import type { EmulatorOptions } from "../src/index.js"
import { Harness, REDIRECT } from "./support/harness.js"

const CONSENT = "/apps/authorize/consent"
const LINK = { application_id: DEFAULTS.applicationId, state: "a&b<c", redirect_uri: REDIRECT }

async function withEmulator(options: EmulatorOptions, run: (harness: Harness) => Promise<void>) {
  const harness = await Harness.start({ judge: false, ...options })
  try {
    await run(harness)
  } finally {
    await harness.stop()
  }
}

const open = (harness: Harness, fields: Record<string, string>) =>
  harness.fetch(`${CONSENT}?${new URLSearchParams(fields)}`)
const send = (harness: Harness, fields: Record<string, string>) =>
  harness.fetch(CONSENT, { method: "POST", body: new URLSearchParams(fields) })

test("the page shows the application and the accounts, and the form leads back", async () => {
  await withEmulator({}, async (harness) => {
    const page = await open(harness, LINK)
    assert.equal(page.status, 200)
    assert.equal(page.headers.get("referrer-policy"), "no-referrer")
    assert.match(page.text, /Local Amazon \(emulator\)/)
    assert.ok(page.text.includes(DEFAULTS.applicationId))
    for (const text of [
      "Tulp BV",
      "Tulp Inc",
      "Tulp KK",
      "Bloem GmbH",
      "Confirm",
      "Cancel",
      "a&#38;b&#60;c",
    ]) {
      assert.ok(page.text.includes(text), text)
    }
    const confirmed = await send(harness, { ...LINK, seller: "A3TULPNA0000US", action: "confirm" })
    assert.equal(confirmed.status, 302)
    const back = new URL(confirmed.headers.get("location") as string)
    assert.equal(back.origin + back.pathname, REDIRECT)
    assert.equal(back.searchParams.get("state"), "a&b<c")
    assert.equal(back.searchParams.get("selling_partner_id"), "A3TULPNA0000US")
    assert.ok(back.searchParams.get("spapi_oauth_code"))
  })
})

test("cancel offers the way back with access_denied and gives no code", async () => {
  await withEmulator({}, async (harness) => {
    const page = await send(harness, { ...LINK, action: "cancel" })
    assert.equal(page.status, 200)
    assert.match(page.text, /error=access_denied&#38;state=/)
    assert.equal(harness.emulator.state.codes.length, 0)
  })
})

test("MD1000: unknown application, and a draft without version=beta", async () => {
  await withEmulator({ draft: true }, async (harness) => {
    assert.match((await open(harness, { ...LINK, application_id: "amzn1.sp.x" })).text, /MD1000/)
    const draft = await open(harness, LINK)
    assert.equal(draft.status, 400)
    assert.match(draft.text, /MD1000/)
    assert.equal((await open(harness, { ...LINK, version: "beta" })).status, 200)
  })
})

test("MD5101: a redirect URI that is not registered", async () => {
  await withEmulator({}, async (harness) => {
    const page = await open(harness, { ...LINK, redirect_uri: "https://shop.example/cb" })
    assert.equal(page.status, 400)
    assert.match(page.text, /MD5101/)
  })
  await withEmulator({ redirectUris: [`${REDIRECT}/1`, `${REDIRECT}/2`] }, async (harness) => {
    assert.match((await open(harness, LINK)).text, /MD5101/)
    const { redirect_uri: _, ...bare } = LINK
    const confirmed = await send(harness, { ...bare, seller: "EU", action: "confirm" })
    const back = new URL(confirmed.headers.get("location") as string)
    assert.equal(back.pathname, new URL(`${REDIRECT}/1`).pathname, "the first one is the default")
    const code = back.searchParams.get("spapi_oauth_code") as string
    const reply = await harness.token({ grant_type: "authorization_code", code })
    assert.equal(reply.status, 200)
  })
})
