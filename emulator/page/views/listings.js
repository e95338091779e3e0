import { get, post } from "../api.js"
import { h, region } from "../dom.js"
import { count, plural } from "../format.js"
import { here } from "../route.js"
import { clearFilters, filterChips, filterSearch, filterSeller, pager } from "../filters.js"
import { act, badge, button, empty, heading, link, table } from "../ui.js"
import { listingStatus } from "./statuses.js"

/** @import { Child } from "../dom.js" */
/** @import { ListingList, ListingRow, Order, Screen } from "../types.js" */

const LIMIT = 20

/** @returns {Screen} */
export function listingsScreen() {
  const list = region()
  return {
    title: "Listings",
    nodes: [
      heading("Listings", [], "One quantity per seller and SKU for all its marketplaces."),
      h(
        "div",
        { class: "toolbar" },
        filterSearch("Search listings", "SKU, title, ASIN or EAN"),
        filterSeller()
      ),
      list.element,
    ],
    async refresh() {
      const query = Object.fromEntries(here().query)
      /** @type {ListingList} */
      const data = await get("browse/listings", { ...query, limit: LIMIT })
      list.show({ ...data, query }, draw)
    },
  }
}

/** @param {ListingList & { query: Record<string, string> }} data */
function draw({ listings, total, byState }) {
  return [
    filterChips("State", "state", [
      ["", "All", null],
      ["buyable", "Buyable", byState.buyable ?? 0],
      ["sold_out", "Sold out", byState.sold_out ?? 0],
      ["fba", "Shipped by Amazon", byState.fba ?? 0],
      ["issues", "With issues", byState.issues ?? 0],
      ["pending", "Changes on their way", byState.pending ?? 0],
    ]),
    listings.length > 0
      ? table("Listings by SKU", COLUMNS, listings)
      : empty("No listing fits.", button("Show all listings", clearFilters)),
    pager(total, LIMIT),
  ]
}

/** @type {{ name: string, cell: (row: ListingRow) => Child | Child[], class?: string }[]} */
const COLUMNS = [
  {
    name: "Listing",
    class: "main-cell",
    cell: (row) =>
      h(
        "div",
        { class: "with-picture" },
        h("img", {
          src: `/emulator/images/${row.asin}.svg`,
          alt: "",
          width: 36,
          height: 36,
          loading: "lazy",
        }),
        h(
          "div",
          {},
          link(row.sku, ["listings", row.seller, row.sku]),
          h("small", { class: "clip" }, row.title)
        )
      ),
  },
  { name: "Seller", class: "wide-cell", cell: (row) => row.seller },
  {
    name: "Status",
    class: "left-cell",
    cell: (row) => [
      listingStatus(row),
      row.issues > 0 ? badge(plural(row.issues, "issue"), "warn") : null,
      row.pending > 0 ? badge("Change on its way", "info") : null,
    ],
  },
  {
    name: "Quantity",
    class: "amount-cell right-cell",
    cell: (row) =>
      row.quantity === null
        ? "Amazon's"
        : h("span", {}, count(row.quantity), h("span", { class: "narrow" }, " left")),
  },
  {
    name: "",
    class: "action-cell",
    cell: (row) =>
      row.quantity !== null && row.quantity > 0
        ? button("Sell out", () => sellOut(row.seller, row.sku), {
            "data-key": `sell-out:${row.seller}/${row.sku}`,
            "aria-label": `Sell out ${row.sku} of ${row.seller}`,
          })
        : null,
  },
]

/** @param {string} sellerId @param {string} sku */
export function sellOut(sellerId, sku) {
  return act(
    () => /** @type {Promise<{ order: Order }>} */ (post("sell-out", { sellerId, sku })),
    ({ order }) =>
      h("span", {}, `A buyer took all of ${sku}: `, link(order.orderId, ["orders", order.orderId]))
  )
}
