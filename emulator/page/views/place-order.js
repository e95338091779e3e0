import { get, post } from "../api.js"
import { h } from "../dom.js"
import { money } from "../format.js"
import { address } from "../route.js"
import { countryName } from "./countries.js"
import { ask } from "../dialog.js"
import { act, field, select } from "../ui.js"

/** @import { Catalogue, ListingList, Order, Status } from "../types.js" */

/** A form to order as a buyer does; the SKUs and what is left of them follow the marketplace. */
export function askForOrder(/** @type {{ sku?: string, seller?: string }} */ wish = {}) {
  return act(async () => {
    /** @type {[Catalogue, Status]} */
    const [catalogue, status] = await Promise.all([get("catalogue"), get("status")])
    const places = status.sellers
      .filter(({ stocked, key }) => stocked && (!wish.seller || key === wish.seller))
      .flatMap((seller) =>
        seller.countryCodes.map((country) => ({
          country,
          seller: seller.key,
          store: seller.storeName,
        }))
      )
    const marketplace = select(
      { name: "marketplaceId" },
      places.map(({ country, store }) => [country, `${countryName(country)} · ${store}`])
    )
    const sku = h("select", { name: "sku" })
    const left = h("small", {})
    const quantity = h("input", {
      name: "quantity",
      type: "number",
      min: 1,
      max: 999,
      value: 1,
      required: true,
      inputmode: "numeric",
    })
    /** @type {ListingList["listings"]} */
    let listings = []

    const showLeft = () => {
      const listing = listings.find((entry) => entry.sku === sku.value)
      const product = catalogue.products.find((entry) => entry.sku === sku.value)
      const price = product?.prices.find((entry) => entry.countryCode === marketplace.value)
      left.textContent = [
        listing?.quantity === null
          ? "Shipped by Amazon"
          : `${listing?.quantity ?? 0} left at Amazon`,
        price && money(price.amount, price.currency),
      ]
        .filter(Boolean)
        .join(" · ")
    }
    const showListings = async () => {
      const seller = places.find((place) => place.country === marketplace.value)?.seller ?? "EU"
      /** @type {ListingList} */
      const list = await get("browse/listings", { seller, state: "buyable", limit: 200 })
      listings = list.listings
      const before = sku.value || wish.sku
      sku.replaceChildren(
        ...listings.map((entry) =>
          h(
            "option",
            { value: entry.sku, selected: entry.sku === before },
            `${entry.sku} · ${entry.title}`
          )
        )
      )
      showLeft()
    }
    await showListings()
    marketplace.addEventListener("change", () => void act(showListings))
    sku.addEventListener("change", showLeft)

    ask({
      title: "Place an order",
      lead: "A buyer orders now. Amazon's quantity falls at once.",
      fields: [
        field("Marketplace", marketplace),
        field("Product", sku, left),
        field("Quantity", quantity),
        field(
          "Payment",
          select({ name: "status" }, [
            ["UNSHIPPED", "Paid: ready to ship"],
            ["PENDING", "Pending: Amazon still checks it"],
          ])
        ),
        h(
          "label",
          { class: "check" },
          h("input", { type: "checkbox", name: "giftWrap" }),
          "Wrapped as a gift"
        ),
      ],
      submit: "Place order",
      async run(form) {
        const chosen = listings.find((entry) => entry.sku === form.get("sku"))
        /** @type {{ orders: Order[] }} */
        const { orders } = await post("orders", {
          marketplaceId: form.get("marketplaceId"),
          status: form.get("status"),
          giftWrap: form.get("giftWrap") === "on",
          fulfilledBy: chosen?.quantity === null ? "AMAZON" : "MERCHANT",
          items: [{ sku: form.get("sku"), quantity: Number(form.get("quantity")) }],
        })
        const id = orders[0]?.orderId ?? ""
        return h("span", {}, "Ordered: ", h("a", { href: address(["orders", id]) }, id))
      },
    })
  })
}
