import assert from "node:assert/strict"
import type { Browser } from "playwright-core"
import { Visitor } from "../../ui/browser"
import { words, type Language } from "../../ui/words"
import { login } from "./host"

/** Opens what the plugin adds to the shop's admin, and takes a picture of each. */
export async function seePages(
  browser: Browser,
  url: string,
  ids: { order: string; product: string }
): Promise<void> {
  await visit(browser, url, "en", async (visitor) => {
    const { page } = visitor
    await page
      .getByRole("link", { name: words("menu.amazon") })
      .first()
      .click()
    await page.waitForURL(/\/app\/amazon$/)
    await page.getByRole("link", { name: "Amazon Germany" }).first().waitFor()
    await visitor.photograph("host-home")

    await page.getByRole("link", { name: words("home.addStore") }).click()
    await page.getByRole("heading", { name: words("create.where") }).waitFor()
    await visitor.photograph("host-add-store")

    await visitor.open(`/orders/${ids.order}`)
    await page.getByText(words("widget.total")).scrollIntoViewIfNeeded()
    await visitor.photograph("host-order")

    await visitor.open(`/products/${ids.product}`)
    await page
      .getByRole("heading", { name: words("menu.amazon") })
      .first()
      .scrollIntoViewIfNeeded()
    await visitor.photograph("host-product")
  })
  await visit(browser, url, "nl", async (visitor) => {
    await visitor.open("/amazon")
    await visitor.page.getByRole("link", { name: words("home.addStore", "nl") }).waitFor()
    await visitor.photograph("host-home-nl")
  })
}

async function visit(
  browser: Browser,
  url: string,
  language: Language,
  look: (visitor: Visitor) => Promise<void>
) {
  const visitor = await Visitor.arrive(browser, url, language)
  try {
    await visitor.signIn(login)
    await look(visitor)
  } catch (error) {
    await visitor.photograph("host-failure")
    const said = visitor.complaints.join("\n")
    throw new Error(`${String(error)}\nThe pages complained: ${said || "not at all"}`, {
      cause: error,
    })
  }
  assert.deepEqual(visitor.complaints, [])
  await visitor.leave()
}
