import { loadContract } from "../src/judging.js"
import { viewOperations } from "../src/control/operations-view.js"
import { usagePlans } from "../src/limits/usage-plans.js"

/** Amazon's names of the models; a model that is not here stands for itself. */
const TITLES: Readonly<Record<string, string>> = {
  "application_2023-11-30": "Application Management 2023-11-30",
  "catalogItems_2022-04-01": "Catalog Items 2022-04-01",
  "definitionsProductTypes_2020-09-01": "Product Type Definitions 2020-09-01",
  fbaInventory: "FBA Inventory v1",
  "feeds_2021-06-30": "Feeds 2021-06-30",
  "finances_2024-06-19": "Finances 2024-06-19",
  "listingsItems_2021-08-01": "Listings Items 2021-08-01",
  "listingsRestrictions_2021-08-01": "Listings Restrictions 2021-08-01",
  notifications: "Notifications v1",
  ordersV0: "Orders v0",
  "orders_2026-01-01": "Orders 2026-01-01",
  productFeesV0: "Product Fees v0",
  "productPricing_2022-05-01": "Product Pricing 2022-05-01",
  "reports_2021-06-30": "Reports 2021-06-30",
  sellers: "Sellers v1",
  "tokens_2021-03-01": "Tokens 2021-03-01",
}

/** The served operations by API, from the emulator itself and Amazon's models, as Markdown. */
export async function operationsTable(): Promise<string> {
  const contract = await loadContract()
  const { operations } = viewOperations({ contract, usagePlan: usagePlans(contract) })
  const byApi = new Map<string, typeof operations>()
  for (const entry of operations) {
    const title = TITLES[entry.api] ?? entry.api
    byApi.set(title, [...(byApi.get(title) ?? []), entry])
  }
  const lines = [...byApi]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([title, entries]) => [
      `### ${title}`,
      "",
      "| operation | address | per second | burst |",
      "| --- | --- | ---: | ---: |",
      ...entries.map(
        ({ operation, method, path, rate, burst }) =>
          `| \`${operation}\` | \`${method} ${path}\` | ${rate} | ${burst} |`
      ),
      "",
    ])
  return lines.join("\n")
}
