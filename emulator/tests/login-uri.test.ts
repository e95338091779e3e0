import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import { DEFAULTS } from "../src/index.js"
import { Harness, REDIRECT } from "./support/harness.js"

const LOGIN = "http://localhost:9000/amazon/login"
let harness: Harness

before(async () => {
  harness = await Harness.start({ loginUri: LOGIN })
})
after(() => harness.stop())

const press = (seller: string) =>
  harness.fetch("/apps/manage", { method: "POST", body: new URLSearchParams({ seller }) })

/** What Seller Central opens the application with. */
async function open(seller: string) {
  const answer = await press(seller)
  assert.equal(answer.status, 302, answer.text)
  const login = new URL(answer.headers.get("location") as string)
  assert.equal(login.origin + login.pathname, LOGIN)
  return Object.fromEntries(login.searchParams) as Record<string, string>
}

const goOn = (callback: string, query: Record<string, string>) => {
  const { pathname } = new URL(callback)
  return harness.fetch(`${pathname}?${new URLSearchParams(query)}`)
}

test("Manage your apps lists the accounts, and whether each has authorized", async () => {
  const fresh = await harness.fetch("/apps/manage")
  assert.equal(fresh.status, 200)
  assert.match(fresh.text, /Tulp BV<\/strong> <small>A2TULPEU0000NL · not authorized/)
  assert.ok(fresh.text.includes(LOGIN))
  await harness.control("POST", "/grants", { sellerId: "EU" })
  const then = await harness.fetch("/apps/manage")
  assert.match(then.text, /A2TULPEU0000NL · authorized until 2027-11-20/)
  assert.match(then.text, /Re-authorize as Tulp BV/)
  assert.match(then.text, /"Authorize as Bloem GmbH"/)
  assert.equal((await harness.fetch("/apps/manage", { method: "PUT" })).status, 405)
})

test("Authorize opens the Login URI; the answer leads to the redirect URI with a code", async () => {
  const told = await open("BLOEM")
  assert.deepEqual(Object.keys(told).sort(), [
    "amazon_callback_uri",
    "amazon_state",
    "selling_partner_id",
  ])
  assert.equal(told.selling_partner_id, "A9BLOEMEU000DE")
  const answer = { amazon_state: told.amazon_state as string, state: "a&b", redirect_uri: REDIRECT }
  const back = await goOn(told.amazon_callback_uri as string, answer)
  assert.equal(back.status, 302, back.text)
  const target = new URL(back.headers.get("location") as string)
  assert.equal(target.origin + target.pathname, REDIRECT)
  assert.equal(target.searchParams.get("state"), "a&b")
  assert.equal(target.searchParams.get("selling_partner_id"), "A9BLOEMEU000DE")
  const token = await harness.token({
    grant_type: "authorization_code",
    code: target.searchParams.get("spapi_oauth_code") as string,
    redirect_uri: REDIRECT,
  })
  assert.equal(token.status, 200)
  const again = await goOn(told.amazon_callback_uri as string, answer)
  assert.match(again.text, /MD9003/, "an amazon_state works once")
})

test("an answer without a state of Amazon's, a late one, a wrong application or address is refused", async () => {
  const told = await open("EU")
  const callback = told.amazon_callback_uri as string
  const answer = { amazon_state: told.amazon_state as string, state: "s", redirect_uri: REDIRECT }
  assert.match((await goOn(callback, { ...answer, amazon_state: "x" })).text, /MD9003/)
  const other = callback.replace(DEFAULTS.applicationId, "amzn1.sp.x")
  assert.match((await goOn(other, answer)).text, /MD1000/)
  const away = { ...answer, redirect_uri: "https://shop.example/cb" }
  assert.match((await goOn(callback, away)).text, /MD5101/)
  assert.match((await harness.fetch("/apps/authorize/confirm/%E0%A4%A")).text, /MD9001/)
  harness.advance(601)
  const late = await goOn(callback, answer)
  assert.equal(late.status, 400)
  assert.match(late.text, /MD9003/)
})

test("the Login URI is a setting; without one nothing can be opened", async () => {
  await harness.control("POST", "/settings", { loginUri: "ftp://x" }, 400)
  await harness.control("POST", "/settings", { loginUri: null })
  assert.match((await press("EU")).text, /MD9002/)
  assert.equal((await press("nobody")).status, 400)
  const { loginUri } = await harness.control("POST", "/settings", { loginUri: LOGIN })
  assert.equal(loginUri, LOGIN)
  assert.match((await press("nobody")).text, /MD9001/)
})

test("an account's selling plan is what the control API says", async () => {
  const plan = async () => {
    const client = await harness.connect("BLOEM")
    return (await client.call("GET", "/sellers/v1/account")).body.payload.sellingPlan as string
  }
  assert.equal(await plan(), "PROFESSIONAL")
  await harness.control("POST", "/sellers", { sellerId: "BLOEM", sellingPlan: "INDIVIDUAL" })
  assert.equal(await plan(), "INDIVIDUAL")
  const { sellers } = await harness.control("GET", "/sellers")
  assert.deepEqual(
    sellers.map((seller: { key: string; sellingPlan: string }) => [seller.key, seller.sellingPlan]),
    [
      ["EU", "PROFESSIONAL"],
      ["NA", "PROFESSIONAL"],
      ["FE", "PROFESSIONAL"],
      ["BLOEM", "INDIVIDUAL"],
    ]
  )
  await harness.control("POST", "/sellers", { sellerId: "BLOEM", sellingPlan: "GOLD" }, 400)
})

test("the young account sells in two countries and has nothing listed, nothing ordered", async () => {
  const client = await harness.connect("BLOEM")
  const { body } = await client.call("GET", "/sellers/v1/marketplaceParticipations")
  assert.deepEqual(
    body.payload.map(
      (entry: { marketplace: { countryCode: string } }) => entry.marketplace.countryCode
    ),
    ["DE", "NL"]
  )
  const { count } = await harness.control("GET", "/listings?sellerId=BLOEM")
  assert.equal(count, 0)
  await harness.control("POST", "/orders", { sellerId: "BLOEM" }, 400)
})
