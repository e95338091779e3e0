import assert from "node:assert/strict"
import { after, before, test } from "node:test"
import type { AmazonDataflowResponse, AmazonOrderListResponse } from "../../../src/types/http"
import type { Language } from "../words"
import { LifeStage } from "./life-stage"

const GERMAN = "Amazon DE"
const SELLER = "Tulp BV"
const OTHER_SELLER = "Bloem GmbH"
const DAY_SECONDS = 86_400
/** Longer than a lapse must last to be believed. */
const ELEVEN_MINUTES = 660

/**
 * A store from the empty shop to its deletion, as one person lives it in one language. The tests
 * follow one another; each says what it needs of the one before.
 */
export const testStoreLife = (language: Language): void => {
  let stage: LifeStage

  before(async () => {
    stage = await LifeStage.open(language)
  })
  after(() => stage?.close())

  let scenes = 0
  const scene = (title: string, steps: () => Promise<void>) => {
    const number = ++scenes
    test(`${title} (${language})`, () => stage.seeing(String(number), steps))
  }

  /** Ticks countries, takes the defaults of the choices, and comes to the link to Amazon. */
  const addStores = async (countries: string[]) => {
    const { page } = stage
    const names = new Intl.DisplayNames([language], { type: "region" })
    for (const country of countries) {
      await page.getByRole("checkbox", { name: new RegExp(`^${names.of(country)}`) }).check()
    }
    await page.getByRole("combobox", { name: stage.text("fields.salesChannel") }).click()
    await page.getByRole("option", { name: "Amazon", exact: true }).click()
    await stage.look("add-country")
    await page.getByRole("button", { name: stage.text("common.continue") }).click()
    await page.waitForURL(/step=choices/)
    await page.getByRole("switch").first().waitFor()
    await stage.look("add-choices")
    await page.getByRole("button", { name: stage.text("common.continue") }).click()
    await page.waitForURL(/step=connect/)
    await page.getByRole("link", { name: stage.text("connect.openAmazon") }).waitFor()
    await stage.look("add-connect")
  }

  scene("the first store, from the empty page to the line that says it works", async () => {
    const { page, visitor } = stage
    await visitor.open("/amazon")
    await page.getByRole("link", { name: stage.text("empty.addFirst") }).waitFor()
    await stage.look("empty")
    await page.getByRole("link", { name: stage.text("empty.addFirst") }).click()
    await addStores(["DE"])

    const amazon = await stage.agreeAtAmazon(SELLER)
    await amazon.getByRole("heading", { name: stage.text("check.title") }).waitFor()
    await amazon.getByText("A2TULPEU0000NL").first().waitFor()
    await stage.look("check", amazon)
    assert.equal((await stage.store(GERMAN)).status, "waiting", "nothing is saved before Connect")
    await amazon.getByRole("button", { name: stage.text("check.connect") }).click()
    await amazon.getByRole("heading", { name: stage.text("connect.connected") }).waitFor()
    await stage.look("connected", amazon)
    assert.equal(await amazon.getByText(stage.within("consent.renewed")).count(), 0)
    await amazon.close()
    // The tab where it began has moved on by itself.
    await page.getByText(stage.text("connect.connected")).first().waitFor()

    const { id } = await stage.until(GERMAN, "active", ({ status }) => status === "active")
    await visitor.open(`/amazon/stores/${id}`)
    await page.getByText(stage.text("connect.connected")).first().waitFor()
    // All of them: later scenes count what comes on top.
    await stage.eventually("the orders were not read to the end", async () => {
      const { flow } = await stage.demo.admin.get<AmazonDataflowResponse>(
        `/admin/amazon/stores/${id}/flows/order-import`
      )
      return flow.last_success_at
    })
    assert.ok((await orders()).count > 0)
    await stage.look("store")
    await visitor.open("/amazon")
    await page.getByRole("link", { name: GERMAN }).first().waitFor()
    // Nothing is sent yet, and the way to begin is there.
    await page.getByRole("link", { name: stage.text("figures.stockStart") }).waitFor()
    await stage.look("home")
  })

  const orders = (query = "") =>
    stage.demo.admin.get<AmazonOrderListResponse>(`/admin/amazon/orders?limit=100${query}`)

  scene("another account than before is caught", async () => {
    const { page, visitor } = stage
    const { id, account } = await stage.store(GERMAN)
    await visitor.open(`/amazon/stores/${id}/connect`)
    const amazon = await stage.agreeAtAmazon(OTHER_SELLER)
    await amazon.getByText(stage.within("check.otherTitle")).first().waitFor()
    const connect = amazon.getByRole("button", { name: stage.text("check.connect") })
    assert.equal(await connect.isDisabled(), true)
    await stage.look("other-account", amazon)
    await amazon.getByRole("button", { name: stage.text("check.notMine") }).click()
    await amazon.getByRole("link", { name: stage.text("connect.openAmazon") }).waitFor()
    await amazon.close()
    assert.deepEqual((await stage.store(GERMAN)).account, account, "the account is as before")
    // The tab where it began has been told.
    await page.getByRole("button", { name: stage.text("connect.again") }).waitFor()
    await page.keyboard.press("Escape")
  })

  scene("access that was revoked is renewed, and what was missed comes in once", async () => {
    const { page, visitor } = stage
    const { id, account } = await stage.store(GERMAN)
    await stage.amazon.post("/emulator/revoke", { sellerId: account?.selling_partner_id })
    const look = () =>
      stage.demo.admin
        .post(`/admin/amazon/stores/${id}/flows/order-import/run`)
        // Refused once it is known that Amazon refuses.
        .catch((error: Error) => assert.match(error.message, /access_lapsed/))
    await look()
    await stage.eventually("Amazon's refusal was not seen", async () => {
      const problems = await stage.demo.admin.get<{ problems: { code: string }[] }>(
        `/admin/amazon/problems?store_id=${id}`
      )
      return problems.problems.find(({ code }) => code === "access_lapsed")
    })
    assert.equal((await stage.store(GERMAN)).status, "active", "one sight is no lapse")
    await stage.restart({ AMAZON_CLOCK_OFFSET_SECONDS: String(ELEVEN_MINUTES) })
    await look()
    await stage.until(GERMAN, "lapsed", ({ status }) => status === "lapsed")
    const before = (await orders()).count
    const placed = await stage.amazon.post<{ orders: unknown[] }>("/emulator/orders", {
      count: 5,
      marketplaceId: "A1PA6795UKMFR9",
    })
    assert.equal(placed.orders.length, 5)

    await visitor.open(`/amazon/stores/${id}`)
    await page.getByText(stage.text("lapsed.title")).waitFor()
    await stage.look("lapsed")
    await page
      .getByRole("link", { name: stage.text("store.renew") })
      .first()
      .click()
    const amazon = await stage.agreeAtAmazon(SELLER)
    // Same account, same countries: nothing is asked.
    await amazon.getByText(stage.within("consent.renewed")).waitFor()
    await stage.look("renewed", amazon)
    await amazon.close()
    await stage.until(GERMAN, "active again", ({ status }) => status === "active")
    const after = await stage.eventually("the missed orders did not come in", async () => {
      const found = await orders()
      return found.count >= before + 5 ? found : null
    })
    assert.equal(after.count, before + 5)
    const numbers = after.orders.map(({ amazon_order_id }) => amazon_order_id)
    assert.equal(new Set(numbers).size, numbers.length, "no order is there twice")
  })

  scene("the countdown to the yearly renewal, by a moved clock", async () => {
    const { page, visitor } = stage
    await stage.restart({ AMAZON_CLOCK_OFFSET_SECONDS: String(353 * DAY_SECONDS) })
    const { id, account } = await stage.until(
      GERMAN,
      "near the end of its access",
      ({ account: one }) => (one?.days_left ?? 365) < 14
    )
    assert.equal(account?.countdown, "soon")
    await visitor.open("/amazon")
    await page.getByText(stage.within("access.days")).first().waitFor()
    await stage.look("countdown-home")
    await visitor.open(`/amazon/stores/${id}`)
    await page.getByText(stage.within("access.days")).first().waitFor()
    await page.getByText(stage.within("problems.access_expiring")).first().waitFor()
    await stage.look("countdown-store")
    const told = await stage.eventually("the bell says nothing of it", async () => {
      const { notifications } = await stage.demo.admin.get<{
        notifications: { channel: string; data: { title?: string } }[]
      }>("/admin/notifications?channel=feed&limit=100")
      const own = notifications.filter(({ data }) => data.title?.startsWith(GERMAN))
      return own.length > 0 ? own : null
    })
    assert.ok(told.length >= 1)
    await stage.restart()
  })

  scene("a copy of the database is read-only until it is claimed", async () => {
    const { page, visitor } = stage
    await stage.restart({ AMAZON_INSTALLATION_ID: "a-copy-for-tests" })
    await visitor.open("/amazon")
    await page.getByText(stage.text("readOnly.title")).waitFor()
    await stage.look("read-only")
    await visitor.open("/settings/amazon")
    await page.getByRole("heading", { name: stage.text("readOnly.section") }).waitFor()
    await stage.look("settings")
    await page
      .getByRole("button", { name: stage.text("readOnly.claim") })
      .first()
      .click()
    await page.getByRole("alertdialog").getByText(stage.text("readOnly.claimText")).waitFor()
    await stage.look("claim")
    await page
      .getByRole("alertdialog")
      .getByRole("button", { name: stage.text("readOnly.claim") })
      .click()
    await page.getByText(stage.text("readOnly.title")).waitFor({ state: "detached" })
  })

  scene("three countries by one consent", async () => {
    const { page, visitor } = stage
    await visitor.open("/amazon/create")
    await addStores(["NL", "FR", "IT"])
    const amazon = await stage.agreeAtAmazon(SELLER)
    await amazon.getByRole("heading", { name: stage.text("check.title") }).waitFor()
    await stage.look("check-three", amazon)
    await amazon.getByRole("button", { name: stage.text("check.connect") }).click()
    await amazon
      .getByRole("heading", { name: stage.text("connect.connected") })
      .first()
      .waitFor()
    await amazon.close()
    for (const name of ["Amazon NL", "Amazon FR", "Amazon IT"]) {
      const store = await stage.until(name, "active", ({ status }) => status === "active")
      assert.equal(store.account?.selling_partner_id, "A2TULPEU0000NL")
    }
    await visitor.open("/amazon")
    await page.getByRole("link", { name: "Amazon IT" }).first().waitFor()
    await stage.look("home-four")
  })

  scene("guide, health, flows and log speak the person's language", async () => {
    const { page, visitor } = stage
    const { id } = await stage.store(GERMAN)
    const pages = [
      ["guide", "/amazon/guide"],
      ["health", `/amazon/stores/${id}/health`],
      ["flow", `/amazon/stores/${id}/flows/stock-update`],
      ["log", "/amazon/log"],
      ["problems", "/amazon/problems"],
      ["edit", `/amazon/stores/${id}/edit`],
    ]
    for (const [name, address] of pages) {
      await visitor.open(address)
      await page.getByRole("heading").first().waitFor()
      await page.waitForLoadState("networkidle")
      await stage.look(name)
    }
  })

  /** Types the name and presses the button of the deletion. */
  const deleteStore = async (id: string, name: string, listings: "leave" | "zero") => {
    const { page, visitor } = stage
    stage.expectDeleted(id)
    await visitor.open(`/amazon/stores/${id}/delete`)
    const drawer = page.getByRole("dialog")
    await drawer
      .getByText(stage.text(`closing.${listings}`))
      .first()
      .click()
    await drawer.getByLabel(stage.text("check.typeName")).fill(name)
    await stage.look(`delete-${listings}`)
    const button = listings === "zero" ? "closing.submit" : "common.delete"
    await drawer.getByRole("button", { name: stage.text(button) }).click()
    await drawer.waitFor({ state: "detached" })
  }

  const quantities = async () => {
    const { listings } = await stage.amazon.get<{
      listings: { sku: string; quantity: number | null; fulfilledBy?: string }[]
    }>("/emulator/listings?sellerId=EU")
    return listings
  }

  scene("deleted: listings are left as they are", async () => {
    const before = await quantities()
    for (const name of ["Amazon NL", "Amazon FR", "Amazon IT"]) {
      const { id } = await stage.store(name)
      await deleteStore(id, name, "leave")
      await stage.eventually(`"${name}" is still there`, async () =>
        (await stage.stores()).some((store) => store.name === name) ? null : true
      )
    }
    assert.deepEqual(
      (await quantities()).map(({ sku }) => sku),
      before.map(({ sku }) => sku)
    )
  })

  scene("deleted: quantities are set to 0 first", async () => {
    const { id } = await stage.store(GERMAN)
    await startStock(id)
    await stage.eventually("no quantity was sent", async () => {
      const { figures } = await stage.store(GERMAN)
      return figures.stock_sent_at
    })
    await deleteStore(id, GERMAN, "zero")
    await stage.eventually("the store is still there", async () =>
      (await stage.stores()).length === 0 ? true : null
    )
    const linked = (await quantities()).filter(({ quantity }) => quantity !== null)
    const sold = linked.filter(({ quantity }) => quantity === 0)
    assert.ok(sold.length > 0, "no quantity is 0")
    // The page that was open has told of it and gone to the list, by itself.
    await stage.page.getByRole("link", { name: stage.text("empty.addFirst") }).waitFor()
    await stage.look("deleted")
    assert.deepEqual(stage.complaints(), [])
  })

  /** Sending stock of a new store begins when a person has looked. */
  const startStock = async (id: string) => {
    const { page, visitor } = stage
    await visitor.open(`/amazon/stores/${id}/flows/stock-update`)
    const drawer = page.getByRole("dialog")
    await drawer.getByText(stage.text("flowPage.notStarted")).waitFor()
    await stage.look("flow-not-started")
    await drawer.getByRole("switch").first().click()
    const question = page.getByRole("alertdialog")
    await question.getByText(stage.text("flowRisks.stock-1")).waitFor()
    await stage.look("flow-risk")
    await question.getByRole("button", { name: stage.text("flowPage.startConfirm") }).click()
    await drawer.getByText(stage.text("flowPage.notStarted")).waitFor({ state: "detached" })
  }
}
