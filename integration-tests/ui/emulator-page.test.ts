import assert from "node:assert/strict"
import { createServer } from "node:http"
import type { AddressInfo } from "node:net"
import { after, afterEach, before, beforeEach, test } from "node:test"
import type { Browser } from "playwright-core"
import type { RunningEmulator } from "../../emulator/src/index"
import { launchBrowser } from "./browser"
import { control, Developer, LOOKS, SellerClient } from "./local-amazon"

interface OrderList {
  total: number
  orders: { orderId: string; status: string; items: { sku: string; quantity: number }[] }[]
}

const SELLERS = "/sellers/v1/marketplaceParticipations"
const PARTS = [
  ["start", ""],
  ["orders", "orders"],
  ["listings", "listings?seller=EU"],
  ["listing", "listings/EU/TULP-MUG-RED"],
  ["sellers", "sellers"],
  ["calls", "calls"],
  ["limits", "limits"],
  ["faults", "faults"],
  ["checks", "checks"],
  ["processing", "processing"],
  ["notifications", "notifications"],
  ["settings", "settings"],
] as const

let emulator: RunningEmulator
let browser: Browser
let developer: Developer
let url: string

before(async () => {
  const { startEmulator } = await import("../../emulator/src/index")
  emulator = await startEmulator()
  url = emulator.url
  browser = await launchBrowser()
})

beforeEach(async () => {
  await control(url, "POST", "reset", { grants: true })
  developer = await Developer.arrive(browser, url)
})

afterEach(async () => {
  const { complaints } = developer
  await developer.leave()
  assert.deepEqual(complaints, [])
})

after(async () => {
  await browser?.close()
  await emulator?.stop()
})

test("a person places an order and finds it in the list and through the API", async () => {
  const { page } = developer
  await developer.open("orders")
  await page.getByRole("button", { name: "Place an order" }).click()
  const dialog = page.getByRole("dialog", { name: "Place an order" })
  await dialog.getByLabel("Marketplace").selectOption({ label: "France · Tulp BV" })
  await dialog.getByLabel("Product").selectOption("TULP-MUG-YEL")
  await dialog.getByLabel("Quantity").fill("3")
  await dialog.getByLabel("Payment").selectOption("PENDING")
  await developer.photograph("place-order")
  await dialog.getByRole("button", { name: "Place order" }).click()
  await dialog.waitFor({ state: "detached" })
  const said = page.getByRole("status").getByRole("link")
  const orderId = (await said.textContent()) as string

  const row = page.getByRole("row").filter({ hasText: orderId })
  await row.getByText("3 × Stoneware mug").waitFor()
  await row.getByText("Pending").waitFor()
  const found = await control<OrderList>(url, "GET", `browse/orders?q=${orderId}`)
  assert.deepEqual(
    found.orders.map(({ status, items }) => [status, items[0].sku, items[0].quantity]),
    [["PENDING", "TULP-MUG-YEL", 3]]
  )

  await row.getByRole("link", { name: orderId }).click()
  await page.getByRole("button", { name: "Pay" }).click()
  await page.getByRole("button", { name: "Buyer asks to cancel" }).click()
  await page.getByText("Buyer wants to cancel").waitFor()
  await page.getByRole("button", { name: "Ship", exact: true }).click()
  await page.getByLabel("Carrier").fill("<b>PostNL</b>")
  await page.getByRole("dialog").getByRole("button", { name: "Ship" }).click()
  await page.getByText("Shipped", { exact: true }).first().waitFor()
  // What was typed is text, whatever it looks like.
  await page.getByRole("cell", { name: "<b>PostNL</b>" }).waitFor()
  await developer.photograph("order")
})

test("more than Amazon offers is refused in the dialog, which stays open", async () => {
  const { page } = developer
  await developer.open("orders")
  await page.getByRole("button", { name: "Place an order" }).click()
  await page.getByLabel("Product").selectOption("TULP-MUG-YEL")
  await page.getByLabel("Quantity").fill("999")
  await page.getByRole("button", { name: "Place order" }).click()
  await page.getByRole("alert").filter({ hasText: "999 wanted, Amazon offers" }).waitFor()
  await page.keyboard.press("Escape")
  await page.getByRole("dialog").waitFor({ state: "detached" })
  const focused = await page.evaluate(() => document.activeElement?.textContent)
  assert.equal(focused, "Place an order", "the focus is where it was")
})

test("a person sells out a SKU", async () => {
  const { page } = developer
  await developer.open("listings?seller=EU")
  await page.getByRole("searchbox", { name: "Search listings" }).fill("TULP-MUG-RED")
  const row = page.getByRole("row").filter({ hasText: "TULP-MUG-RED" })
  await row.getByText("Buyable").waitFor()
  await page.waitForURL(/q=TULP-MUG-RED/)
  await row.getByRole("button", { name: "Sell out TULP-MUG-RED of EU" }).click()
  await row.getByText("Sold out").waitFor()
  const listing = await control<{ quantity: number }>(url, "GET", "listings/EU/TULP-MUG-RED")
  assert.equal(listing.quantity, 0)

  await row.getByRole("link", { name: "TULP-MUG-RED" }).click()
  await page.getByRole("button", { name: "Change quantity" }).click()
  await page.getByRole("spinbutton", { name: "Quantity" }).fill("12")
  await page.getByRole("button", { name: "Change", exact: true }).last().click()
  await page.getByRole("row").filter({ hasText: "0 to 12" }).waitFor()
})

test("a fault is switched on; the call that met it is marked as it comes", async () => {
  const { page } = developer
  const client = await SellerClient.connect(url)
  await developer.open("faults")
  await page.getByRole("combobox", { name: "What" }).selectOption("html_503")
  await page
    .getByRole("combobox", { name: "Operation" })
    .selectOption("getMarketplaceParticipations")
  await page.getByLabel("Amount").fill("1")
  await page.getByRole("button", { name: "Switch on" }).click()
  await page.getByRole("row").filter({ hasText: "the next 1" }).waitFor()

  await page.getByRole("navigation").getByRole("link", { name: "Calls" }).click()
  const calls = page.getByRole("table", { name: "Calls, newest first" })
  await calls.getByRole("row").filter({ hasText: "token" }).waitFor()
  assert.deepEqual([await client.get(SELLERS), await client.get(SELLERS)], [503, 200])
  const marked = calls.getByRole("row").filter({ hasText: "html_503" })
  await marked.getByText("503", { exact: true }).waitFor()
  await page.getByRole("button", { name: "With a fault" }).click()
  await calls.getByRole("row").filter({ hasText: "token" }).waitFor({ state: "detached" })
  await marked.getByRole("button", { name: "getMarketplaceParticipations" }).click()
  await page.getByText(`GET ${SELLERS}`).waitFor()
  await developer.photograph("call")
  const { faults } = await control<{ faults: [] }>(url, "GET", "faults")
  assert.deepEqual(faults, [], "it was for one call")
})

test("a report is seen on its way through the queue, and the next one fails when told to", async () => {
  const { page } = developer
  const client = await SellerClient.connect(url)
  await developer.open("processing")
  await page.getByRole("button", { name: "Next report fails" }).click()
  await page.getByRole("status").getByText("Set: next report fails").waitFor()
  for (const reportType of ["GET_MERCHANT_LISTINGS_ALL_DATA", "GET_FLAT_FILE_OPEN_LISTINGS_DATA"]) {
    const wish = { reportType, marketplaceIds: ["A1PA6795UKMFR9"] }
    assert.equal(await client.post("/reports/2021-06-30/reports", wish), 202)
  }
  await control(url, "POST", "clock", { advanceSeconds: 600 })
  const reports = page.getByRole("table", { name: "Reports, newest first" })
  await reports.getByText("Fatal").waitFor()
  await reports.getByText("Done").waitFor()
  await developer.photograph("reports")
  await control(url, "POST", "clock", { now: new Date().toISOString() })
})

test("a reset asks first, and brings back the first start", async () => {
  const { page } = developer
  await control(url, "POST", "orders", { count: 4 })
  const { total } = await control<OrderList>(url, "GET", "browse/orders")
  await developer.open("settings")
  await page.getByRole("button", { name: "Reset Amazon" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Cancel" }).click()
  assert.equal((await control<OrderList>(url, "GET", "browse/orders")).total, total)
  await page.getByRole("button", { name: "Reset Amazon" }).click()
  await page.getByRole("dialog").getByRole("button", { name: "Reset" }).click()
  await page.getByRole("status").getByText("as at its first start").waitFor()
  assert.equal((await control<OrderList>(url, "GET", "browse/orders")).total, total - 4)
})

test("the clock is moved, and tokens expire by it", async () => {
  const { page } = developer
  const client = await SellerClient.connect(url)
  await developer.open("settings")
  await page.getByRole("button", { name: "+ 1 day" }).click()
  await page.getByText("1 d ahead of this machine's clock").waitFor()
  assert.equal(await client.get(SELLERS), 403)
  await page.getByRole("button", { name: "Back to this machine's clock" }).click()
  await page.getByText("Equal to this machine's clock").waitFor()
})

test("a page of another origin cannot switch a fault on", async () => {
  const attack = `fetch("${url}/emulator/faults", { method: "POST", mode: "no-cors",
    body: JSON.stringify({ operation: "*", kind: "503", rate: 1 }) }).finally(() => (document.title = "sent"))`
  const site = createServer((_, response) => {
    response.setHeader("content-type", "text/html")
    response.end(`<title>waiting</title><script>${attack}</script>`)
  })
  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve))
  const page = await developer.context.newPage()
  try {
    await page.goto(`http://localhost:${(site.address() as AddressInfo).port}/`)
    await page.waitForFunction(() => document.title === "sent")
    const { faults } = await control<{ faults: [] }>(url, "GET", "faults")
    assert.deepEqual(faults, [])
  } finally {
    await page.close()
    site.close()
  }
})

test("every part shows at a desk, on a telephone and in the dark, and can be named aloud", async () => {
  const client = await SellerClient.connect(url)
  await client.get(SELLERS)
  await client.get("/orders/2026-01-01/orders?createdAfter=yesterday")
  await control(url, "POST", "faults", { operation: "*", kind: "503", rate: 0.1 })
  await control(url, "POST", "sell-out", { sellerId: "EU", sku: "TULP-MUG-RED" })
  for (const look of LOOKS) {
    const visitor = await Developer.arrive(browser, url, look)
    for (const [name, address] of PARTS) {
      await visitor.open(address)
      await visitor.photograph(name)
      assert.equal(await visitor.overflow(), 0, `${name} is wider than ${look.name}`)
      assert.deepEqual(await visitor.nameless(), [], `${name}: controls without a name`)
      assert.equal(await visitor.page.getByRole("heading", { level: 1 }).count(), 1, name)
    }
    assert.deepEqual(visitor.complaints, [])
    await visitor.leave()
  }
})

test("when the emulator is gone the page says so, and it goes on when it is back", async () => {
  const { startEmulator } = await import("../../emulator/src/index")
  let other = await startEmulator()
  const visitor = await Developer.arrive(browser, other.url)
  await visitor.open("orders")
  await other.stop()
  await visitor.page.getByRole("alert").filter({ hasText: "Is it still running?" }).waitFor()
  other = await startEmulator({ port: other.port })
  await visitor.page.getByRole("alert").waitFor({ state: "detached" })
  await visitor.page.getByRole("row").nth(1).waitFor()
  await visitor.leave()
  await other.stop()
})
