import assert from "node:assert/strict"
import { test } from "node:test"
import type { Browser } from "playwright-core"
import type { Demo } from "../../demo/lib/demo"
import type {
  AmazonHomeResponse,
  AmazonStoreResponse,
  ConnectStoreResponse,
} from "../../src/types/http"
import { Visitor } from "./browser"
import { words } from "./words"

const FRANCE = "A13V1IB3VIYZZH"
const ITALY = "APJ6JRA9NG5V4"

/** What the browser itself says of an answer 400; anything else is the page's fault. */
const REFUSED = /the server responded with a status of 400/

/** What a person sees who errs: at the field where there is one, in the person's language. */
export const testBadInput = (shop: () => { demo: Demo; browser: Browser }): void => {
  const arrive = async (language: "en" | "de") => {
    const { demo, browser } = shop()
    const visitor = await Visitor.arrive(browser, demo.url, language)
    await visitor.signIn(demo.login)
    return { demo, visitor, page: visitor.page }
  }
  const leave = async (visitor: Visitor) => {
    assert.deepEqual(
      visitor.complaints.filter((complaint) => !REFUSED.test(complaint)),
      []
    )
    await visitor.leave()
  }
  const addStore = async (demo: Demo, name: string, marketplace_id: string) => {
    const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
    const { store } = await demo.admin.post<AmazonStoreResponse>("/admin/amazon/stores", {
      name,
      marketplace_id,
      sales_channel_id: stores[0].sales_channel?.id,
    })
    return store
  }

  test("a link that was not begun here, and a code that came too late, are explained", async () => {
    const { demo, visitor, page } = await arrive("en")
    await visitor.open("/amazon/connect/never-made")
    await page.getByText(words("connectionErrors.unknown_state")).waitFor()
    await visitor.photograph("wrong-state")

    const store = await addStore(demo, "Amazon Italy", ITALY)
    const { state } = await demo.admin.post<ConnectStoreResponse>(
      `/admin/amazon/stores/${store.id}/connect`,
      {}
    )
    const answer = new URLSearchParams({
      ...{ state, spapi_oauth_code: "ANlate", selling_partner_id: "A2TULPEU0000NL" },
    })
    await page.goto(`${demo.url}/amazon/callback?${answer}`)
    await page.getByText(words("connectionErrors.code_expired")).waitFor()
    await visitor.photograph("code-expired")
    await leave(visitor)
  })

  test("a country that somebody else added meanwhile is refused at its field", async () => {
    const { demo, visitor, page } = await arrive("en")
    await visitor.open("/amazon/create")
    await page.locator("label").filter({ hasText: "France" }).click()
    await page.getByRole("combobox", { name: words("fields.salesChannel") }).click()
    await page.getByRole("option", { name: "Amazon", exact: true }).click()
    await addStore(demo, "Somebody else's", FRANCE)
    await page.getByRole("button", { name: words("common.continue") }).click()
    const refusal = page.getByText(words("refusals.marketplace_taken"))
    await refusal.waitFor()
    assert.match((await refusal.textContent()) ?? "", /^France \(amazon\.fr\): .*Somebody else's/)
    await visitor.photograph("store-taken")
    // One way on is to leave the country out.
    const country = page.getByRole("checkbox", { name: /^France/ })
    await country.uncheck()
    await refusal.waitFor({ state: "detached" })
    await leave(visitor)
  })

  test("what is wrong with a country is shown when another region is in view, in German", async () => {
    const { visitor, page } = await arrive("de")
    await visitor.open("/amazon/create")
    await page.getByRole("checkbox", { name: /^Belgien/ }).check()
    const name = page.getByRole("textbox", { name: /Belgien$/ })
    await name.fill("")
    await page.getByRole("combobox", { name: words("create.region", "de") }).click()
    await page.getByRole("option", { name: words("regions.na", "de") }).click()
    await page.getByRole("button", { name: words("common.continue", "de") }).click()
    await page.getByText(/^Belgien: /).waitFor()
    assert.equal(await name.evaluate((field) => field === document.activeElement), true)
    await visitor.photograph("store-without-name-de")
    await leave(visitor)
  })

  test("numbers out of range are refused at their fields, in German", async () => {
    const { demo, visitor, page } = await arrive("de")
    const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
    const german = stores.find(({ country_code }) => country_code === "DE")
    assert.ok(german)
    await visitor.open(`/amazon/stores/${german.id}/flows/order-import`)
    await page.getByLabel(words("flow.runsEvery", "de")).fill("0")
    await page.getByRole("button", { name: words("common.save", "de") }).click()
    await page.getByText(words("flow.tooOften", "de")).waitFor()
    await visitor.photograph("interval-too-short-de")

    await visitor.open(`/amazon/stores/${german.id}/settings`)
    await page.getByLabel(words("settings.threshold", "de")).fill("99999999")
    await page.getByRole("button", { name: words("common.save", "de") }).click()
    await page.getByText(words("refusals.number_out_of_range", "de")).waitFor()
    await visitor.photograph("threshold-out-of-range-de")
    await leave(visitor)
  })
}
