import assert from "node:assert/strict"
import { test } from "node:test"
import type { Browser } from "playwright-core"
import type { Demo } from "../../demo/lib/demo"
import { waitFor } from "../../demo/lib/wait"
import type { AmazonDataflowResponse, AmazonHomeResponse } from "../../src/types/http"
import { Visitor } from "./browser"
import { words, type Language } from "./words"

/** The words within a longer text. */
const within = (key: string, language: Language): RegExp =>
  new RegExp(words(key, language).source.replace(/^\^\\s\*|\\s\*\$$/g, ""))

/** Why a flow failed and what was asked of Amazon, as a person reads it. */
export const testFailures = (shop: () => { demo: Demo; browser: Browser }): void => {
  const faults = async (method: "POST" | "DELETE", body?: object) => {
    const answer = await fetch(`${shop().demo.emulatorUrl}/emulator/faults`, {
      method,
      ...(body
        ? { body: JSON.stringify(body), headers: { "content-type": "application/json" } }
        : {}),
    })
    assert.equal(answer.status, 200, await answer.text())
  }
  const germanStore = async () => {
    const { stores } = await shop().demo.admin.get<AmazonHomeResponse>("/admin/amazon")
    const german = stores.find(({ country_code }) => country_code === "DE")
    assert.ok(german)
    return german
  }

  for (const language of ["en", "nl", "de"] as const) {
    test(`a failure of Amazon's and the calls to it are told in ${language}`, async () => {
      const { demo, browser } = shop()
      const { id } = await germanStore()
      const flow = `/admin/amazon/stores/${id}/flows/listing-sync`
      await faults("POST", { operation: "searchListingsItems", kind: "html_503", rate: 1 })
      try {
        await waitFor(
          async () => {
            await demo.admin.post(`${flow}/run`, {})
            const { flow: seen } = await demo.admin.get<AmazonDataflowResponse>(flow)
            return seen.last_error?.failure?.reason === "amazon_unavailable" ? true : null
          },
          120,
          () => "the flow has not failed"
        )
        const visitor = await Visitor.arrive(browser, demo.url, language)
        await visitor.signIn(demo.login)
        await visitor.open(`/amazon/stores/${id}/flows/listing-sync`)
        const drawer = visitor.page.getByRole("dialog")
        for (const key of ["failures.amazon_unavailable", "failureRemedies.amazon_unavailable"]) {
          await drawer.getByText(within(key, language)).first().waitFor()
        }
        await visitor.photograph(`flow-failure-${language}`)

        await visitor.open(`/amazon/stores/${id}`)
        await visitor.page.getByRole("heading", { name: words("calls.title", language) }).waitFor()
        const row = visitor.page.getByRole("row").filter({ hasText: "searchListingsItems" })
        await row.getByText(words("operations.searchListingsItems", language)).waitFor()
        await row.scrollIntoViewIfNeeded()
        await visitor.photograph(`store-calls-${language}`)
        assert.deepEqual(visitor.complaints, [])
        await visitor.leave()
      } finally {
        await faults("DELETE")
      }
    })
  }
}
