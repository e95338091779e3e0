import { get, post } from "../api.js"
import { h, region } from "../dom.js"
import { dayAndTime, withDecimals, words } from "../format.js"
import { ask } from "../dialog.js"
import {
  badge,
  button,
  card,
  columns,
  empty,
  facts,
  field,
  heading,
  link,
  raw,
  table,
} from "../ui.js"
import { sellOut } from "./listings.js"
import { askForOrder } from "./place-order.js"
import { drawCompetitors, loadCompetitors } from "./competitors.js"
import { listingStatus } from "./statuses.js"

/** @import { Competitors, Listing, Screen, Status } from "../types.js" */

/** @param {string} seller @param {string} sku @returns {Screen} */
export function listingScreen(seller, sku) {
  const body = region()
  const path = `listings/${encodeURIComponent(seller)}/${encodeURIComponent(sku)}`
  return {
    title: sku,
    nodes: [h("p", { class: "back" }, link("Listings", ["listings"])), heading(sku), body.element],
    async refresh() {
      /** @type {[Listing, Status]} */
      const [listing, status] = await Promise.all([get(path), get("status")])
      const owner = status.sellers.find((entry) => entry.sellerId === listing.sellerId)
      const countries = Object.fromEntries(
        (owner?.marketplaceIds ?? []).map((id, index) => [id, owner?.countryCodes[index] ?? id])
      )
      const country = owner?.countryCodes[0] ?? "DE"
      const competitors = await loadCompetitors(country, listing.asin)
      const data = { listing, seller: owner?.key ?? seller, countries, path, competitors, country }
      body.show(data, draw)
    },
  }
}

/**
 * @param {{ listing: Listing, seller: string, countries: Record<string, string>, path: string,
 *   competitors: Competitors, country: string }} data
 */
function draw({ listing, seller, countries, path, competitors, country }) {
  const own = listing.quantity !== null
  return [
    h(
      "div",
      { class: "summary" },
      h("img", { src: `/emulator/images/${listing.asin}.svg`, alt: "", width: 56, height: 56 }),
      h(
        "p",
        { class: "summary-text" },
        listing.title,
        h("small", {}, `${listing.asin} · EAN ${listing.ean} · ${seller}`)
      ),
      listingStatus(listing),
      listing.pending > 0 ? badge("Change on its way", "info") : null,
      h(
        "div",
        { class: "actions" },
        button("Order it", () => void askForOrder({ sku: listing.sku, seller })),
        own && listing.quantity !== 0
          ? button("Sell out", () => sellOut(seller, listing.sku))
          : null,
        own
          ? button("Change quantity", () => askForQuantity(path, listing), { class: "primary" })
          : null
      )
    ),
    columns(
      [
        card(
          "Stock",
          facts([
            ["Quantity", own ? String(listing.quantity) : "Kept by Amazon"],
            [
              "Handling time",
              listing.leadTimeDays === null ? "Standard" : `${listing.leadTimeDays} days`,
            ],
            ["Shipped by", own ? "The seller" : "Amazon"],
            ["Last change", dayAndTime(listing.lastUpdatedDate)],
          ])
        ),
        card(
          "Issues",
          listing.issues.length > 0
            ? h(
                "ul",
                { class: "notes" },
                listing.issues.map((issue) =>
                  h(
                    "li",
                    {},
                    badge(words(issue.severity), issue.severity === "ERROR" ? "bad" : "warn"),
                    ` ${issue.message} `,
                    h("small", {}, issue.code)
                  )
                )
              )
            : empty("Amazon has nothing to say against it.")
        ),
        card(
          "History",
          listing.history.length > 0 ? history(listing) : empty("No change since the start.")
        ),
      ],
      [
        card(
          "Prices",
          table(
            "Prices by marketplace",
            [
              { name: "Marketplace", class: "main-cell", cell: (row) => row.country },
              {
                name: "Price",
                class: "amount-cell left-cell",
                cell: (row) => `${row.price} ${row.currency}`,
              },
              {
                name: "",
                class: "action-cell",
                cell: (row) =>
                  button("Change", () => askForPrice(path, row), {
                    class: "quiet",
                    "data-key": `price:${row.country}`,
                    "aria-label": `Change the price in ${row.country}`,
                  }),
              },
            ],
            pricesOf(listing, countries)
          )
        ),
        drawCompetitors(competitors, country, listing.sellerId),
      ]
    ),
    raw(listing),
  ]
}

/** @param {Listing} listing */
function history(listing) {
  return table(
    "Accepted changes, newest first",
    [
      { name: "When", class: "main-cell", cell: (row) => dayAndTime(row.at) },
      { name: "By", cell: (row) => words(row.source) },
      {
        name: "Quantity",
        class: "amount-cell",
        cell: (row) =>
          row.quantityBefore === row.quantity
            ? String(row.quantity ?? "–")
            : `${row.quantityBefore ?? "none"} to ${row.quantity ?? "none"}`,
      },
    ],
    [...listing.history].reverse().slice(0, 50)
  )
}

/** @param {Listing} listing @param {Record<string, string>} countries */
function pricesOf(listing, countries) {
  return listing.purchasableOffer
    .filter((offer) => (offer.audience ?? "ALL") === "ALL")
    .map((offer) => {
      const prices = /** @type {{ schedule?: { value_with_tax?: number }[] }[] | undefined} */ (
        offer.our_price
      )
      const amount = prices?.[0]?.schedule?.[0]?.value_with_tax
      const currency = String(offer.currency ?? "EUR")
      return {
        country: countries[String(offer.marketplace_id)] ?? String(offer.marketplace_id),
        price: amount === undefined ? "–" : withDecimals(amount, currency),
        currency,
      }
    })
}

/** @param {string} path @param {Listing} listing */
function askForQuantity(path, listing) {
  const days = listing.leadTimeDays
  ask({
    title: `Quantity of ${listing.sku}`,
    lead: "As the seller changes it in Seller Central: behind your integration's back.",
    fields: [
      field(
        "Quantity",
        h("input", {
          name: "quantity",
          type: "number",
          min: 0,
          value: listing.quantity,
          required: true,
        })
      ),
      field(
        "Handling time in days",
        h("input", { name: "leadTimeDays", type: "number", min: 0, max: 30, value: days }),
        "Empty: as it is"
      ),
    ],
    submit: "Change",
    async run(form) {
      const typed = form.get("leadTimeDays")
      await post(path, {
        quantity: Number(form.get("quantity")),
        ...(typed !== "" && { leadTimeDays: Number(typed) }),
      })
      return "Changed"
    },
  })
}

/** @param {string} path @param {{ country: string, price: string, currency: string }} row */
function askForPrice(path, row) {
  ask({
    title: `Price in ${row.country}`,
    fields: [
      field(
        `Price in ${row.currency}, with tax`,
        h("input", { name: "price", value: row.price, inputmode: "decimal", required: true })
      ),
    ],
    submit: "Change",
    async run(form) {
      await post(path, { prices: { [row.country]: String(form.get("price")).replace(",", ".") } })
      return "Changed"
    },
  })
}
