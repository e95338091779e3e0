import assert from "node:assert/strict"
import path from "node:path"
import { after, before, test } from "node:test"
import type { Browser } from "playwright-core"
import { startDemo, type Demo } from "../../demo/lib/demo"
import { removeDemoData } from "../../demo/lib/leftovers"
import { root } from "../../demo/lib/paths"
import { waitFor } from "../../demo/lib/wait"
import type { AmazonHomeResponse, AmazonOrderListResponse } from "../../src/types/http"
import { testBadInput } from "./bad-input"
import { launchBrowser, Visitor } from "./browser"
import { testFailures } from "./failures"
import { words } from "./words"

const dataDir = path.join(root, ".data", `ui-${process.pid}`)
let demo: Demo
let browser: Browser
let visitor: Visitor

before(async () => {
  removeDemoData(dataDir)
  demo = await startDemo({
    dataDir,
    ports: { medusa: 0, postgres: 0, emulator: 0 },
    // The American store is added in the browser.
    countries: ["DE", "NL", "GB"],
  })
  browser = await launchBrowser()
  visitor = await Visitor.arrive(browser, demo.url, "en")
  await visitor.signIn(demo.login)
})

after(async () => {
  await browser?.close()
  await demo?.stop()
  removeDemoData(dataDir)
})

test("home shows a card for each store", async () => {
  const { page } = visitor
  await visitor.open("/amazon")
  await page
    .getByRole("heading", { name: words("menu.amazon") })
    .first()
    .waitFor()
  for (const name of ["Amazon Germany", "Amazon Netherlands", "Amazon United Kingdom"]) {
    await page.getByRole("link", { name }).first().waitFor()
  }
  await visitor.photograph("home")
})

test("a person adds a store and connects it at Amazon", async () => {
  const { page } = visitor
  await visitor.open("/amazon")
  await page.getByRole("link", { name: words("home.addStore") }).click()
  await page.getByRole("heading", { name: words("create.where") }).waitFor()
  await page.getByRole("combobox", { name: words("create.region") }).click()
  await page.getByRole("option", { name: words("regions.na") }).click()
  await page.locator("label").filter({ hasText: "United States" }).click()
  await page.getByRole("combobox", { name: words("fields.salesChannel") }).click()
  await page.getByRole("option", { name: "Amazon", exact: true }).click()
  await page.getByRole("textbox", { name: "United States" }).fill("Amazon America")
  await visitor.photograph("add-store")
  await page.getByRole("button", { name: words("common.continue") }).click()
  await page.waitForURL(/step=choices/)
  await page.getByRole("heading", { name: words("create.choices") }).waitFor()
  await visitor.photograph("add-store-choices")
  await page.getByRole("button", { name: words("common.continue") }).click()
  await page.waitForURL(/step=connect/)
  await page.getByRole("link", { name: words("connect.openAmazon") }).waitFor()
  await visitor.photograph("add-store-connect")

  const [amazon] = await Promise.all([
    visitor.context.waitForEvent("page"),
    page.getByRole("link", { name: words("connect.openAmazon") }).click(),
  ])
  await amazon.getByRole("heading", { name: "Authorize application" }).waitFor()
  await amazon.getByText("Tulp Inc").click()
  await visitor.photograph("consent", amazon)
  await amazon.getByRole("button", { name: "Confirm" }).click()

  await amazon.getByRole("heading", { name: words("check.title") }).waitFor()
  await amazon.getByText("A3TULPNA0000US").first().waitFor()
  await visitor.photograph("back-from-amazon", amazon)
  await amazon.getByRole("button", { name: words("check.connect") }).click()
  await amazon.getByRole("heading", { name: words("connect.connected") }).waitFor()
  await amazon.close()

  // The tab where it began has moved on by itself.
  await page.getByText(words("connect.connected")).waitFor()
  const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
  const added = stores.find(({ name }) => name === "Amazon America")
  assert.equal(added?.status, "active")
  assert.equal(added?.account?.selling_partner_id, "A3TULPNA0000US")
})

test("the store page shows its data flows", async () => {
  const { page } = visitor
  const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
  const german = stores.find(({ country_code }) => country_code === "DE")
  assert.ok(german)
  await visitor.open(`/amazon/stores/${german.id}`)
  await page.getByRole("heading", { name: "Amazon Germany" }).first().waitFor()
  for (const flow of ["order-import", "stock-update", "listing-sync"]) {
    await page
      .getByText(words(`flows.${flow}`))
      .first()
      .waitFor()
  }
  await visitor.photograph("store")
})

test("a store's forms open over its page, and Esc closes them", async () => {
  const { page } = visitor
  const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
  const german = stores.find(({ country_code }) => country_code === "DE")
  assert.ok(german)
  const address = `/amazon/stores/${german.id}`
  const drawers = [
    { name: "edit", title: "editStore.title", field: "fields.name" },
    { name: "settings", title: "settings.title", field: "settings.threshold" },
    { name: "delete", title: "deleteStore.title", field: "check.typeName" },
    { name: "flows/order-import", title: "flows.order-import", field: "flow.runsEvery" },
  ]
  for (const { name, title, field } of drawers) {
    await visitor.open(`${address}/${name}`)
    const drawer = page.getByRole("dialog")
    await drawer.getByRole("heading", { name: words(title) }).waitFor()
    await drawer.getByLabel(words(field)).waitFor()
    await visitor.photograph(`store-${name.replace("/", "-")}`)
    await page.keyboard.press("Escape")
    await drawer.waitFor({ state: "detached" })
    assert.equal(new URL(page.url()).pathname, `/app${address}`)
  }
})

test("a data flow is run by hand", async () => {
  const { page } = visitor
  const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
  const german = stores.find(({ country_code }) => country_code === "DE")
  assert.ok(german)
  await visitor.open(`/amazon/stores/${german.id}/flows/listing-sync`)
  await page.getByRole("button", { name: words("flow.runNow") }).click()
  await page.getByText(words("flow.started")).first().waitFor()
})

test("a store is only deleted by typing its name", async () => {
  const { page } = visitor
  const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
  const british = stores.find(({ country_code }) => country_code === "GB")
  assert.ok(british)
  await visitor.open(`/amazon/stores/${british.id}/delete`)
  const drawer = page.getByRole("dialog")
  const button = drawer.getByRole("button", { name: words("common.delete") })
  await drawer.getByLabel(words("check.typeName")).fill("Amazon")
  assert.equal(await button.isDisabled(), true)
  await drawer.getByLabel(words("check.typeName")).fill(british.name)
  assert.equal(await button.isDisabled(), false)
})

test("orders are listed, and a held one says why", async () => {
  const { page } = visitor
  const held = await waitFor(
    async () => {
      const answer = await demo.admin.get<AmazonOrderListResponse>("/admin/amazon/orders?tab=held")
      return answer.orders.find(({ held_reasons: [reason] }) => reason?.code === "unknown_sku")
    },
    120,
    () => "no order is held for an unknown SKU"
  )
  await visitor.open("/amazon/orders")
  await page
    .getByRole("heading", { name: words("menu.orders") })
    .first()
    .waitFor()
  await page.getByRole("row").nth(1).waitFor()
  await visitor.photograph("orders")

  await visitor.open(`/amazon/orders/${held.id}`)
  await page.getByRole("heading", { name: held.amazon_order_id }).waitFor()
  await page.getByRole("heading", { name: words("repair.held") }).waitFor()
  await visitor.photograph("held-order")
})

test("listings are listed", async () => {
  const { page } = visitor
  await visitor.open("/amazon/listings")
  await page
    .getByRole("heading", { name: words("menu.listings") })
    .first()
    .waitFor()
  await page.getByPlaceholder(words("listings.search")).fill("TULP-MUG")
  await page.getByText("TULP-MUG-RED").first().waitFor()
  await visitor.photograph("listings")
})

for (const language of ["nl", "de"] as const) {
  test(`all columns of the orders are seen beside the menu, in ${language}`, async () => {
    const other = await Visitor.arrive(browser, demo.url, language)
    await other.signIn(demo.login)
    for (const tab of ["", "?tab=held"]) {
      await other.open(`/amazon/orders${tab}`)
      await other.page.getByRole("row").nth(1).waitFor()
      const hidden = await other.page
        .getByRole("table")
        .evaluate((table) => table.scrollWidth - (table.parentElement?.clientWidth ?? 0))
      assert.ok(hidden <= 0, `${hidden} px of the table ${tab} are out of sight`)
    }
    await other.photograph(`orders-held-${language}`)
    await other.leave()
  })

  test(`on a telephone the step of the set-up is read, in ${language}`, async () => {
    const other = await Visitor.arrive(browser, demo.url, language)
    await other.signIn(demo.login)
    await other.page.setViewportSize({ width: 390, height: 844 })
    const { stores } = await demo.admin.get<AmazonHomeResponse>("/admin/amazon")
    for (const step of ["country", "choices", "connect"]) {
      const ids = step === "country" ? "" : stores[0].id
      await other.open(`/amazon/create?step=${step}&stores=${ids}`)
      // "2 of 3: Choices"
      const name = words(`create.steps.${step}`, language).source.replace("^", ": ")
      const tab = other.page.getByRole("tab", { selected: true, name: new RegExp(name) })
      await tab.waitFor()
      const cut = await tab.evaluate((button) => {
        const { right } = button.getBoundingClientRect()
        const text = button.lastElementChild
        return right > window.innerWidth || (text?.scrollWidth ?? 0) > (text?.clientWidth ?? 0)
      })
      assert.equal(cut, false, `the name of the step "${step}" is cut`)
      await other.photograph(`add-store-${step}-narrow-${language}`)
    }
    await other.leave()
  })

  test(`home speaks ${language}`, async () => {
    const other = await Visitor.arrive(browser, demo.url, language)
    await other.signIn(demo.login)
    await other.open("/amazon")
    await other.page.getByRole("link", { name: words("home.addStore", language) }).waitFor()
    await other.page.getByRole("link", { name: "Amazon Germany" }).first().waitFor()
    await other.photograph(`home-${language}`)
    assert.deepEqual(other.complaints, [])
    await other.leave()
  })
}

testBadInput(() => ({ demo, browser }))

testFailures(() => ({ demo, browser }))

test("no page complained in the console", () => {
  assert.deepEqual(visitor.complaints, [])
})
