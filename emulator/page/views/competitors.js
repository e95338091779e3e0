import { get, post } from "../api.js"
import { h } from "../dom.js"
import { money } from "../format.js"
import { ask } from "../dialog.js"
import { badge, button, card, empty, field, table } from "../ui.js"
import { countryName } from "./countries.js"

/** @import { Competitors } from "../types.js" */

/** Offers on a listing's page in one marketplace. @param {string} country @param {string} asin @returns {Promise<Competitors>} */
export function loadCompetitors(country, asin) {
  return get("competitors", { marketplaceId: country, asin })
}

/** @param {Competitors} page @param {string} country @param {string} ownSellerId */
export function drawCompetitors({ offers, asin, currency }, country, ownSellerId) {
  return card(
    `Offers in ${countryName(country)}`,
    offers.length > 0
      ? table(
          `Offers in ${countryName(country)}, cheapest first`,
          [
            {
              name: "Seller",
              class: "main-cell",
              cell: (offer) => [
                offer.sellerId === ownSellerId ? "This seller" : offer.sellerId,
                h(
                  "small",
                  {},
                  offer.fulfilledBy === "AFN" ? "Shipped by Amazon" : "Shipped by the seller"
                ),
              ],
            },
            {
              name: "",
              class: "left-cell",
              cell: (offer) => (offer.isFeatured ? badge("Featured Offer", "ok") : null),
            },
            {
              name: "Price",
              class: "amount-cell right-cell",
              cell: (offer) => [
                money(offer.price, currency),
                Number(offer.shipping) > 0 ? h("small", {}, `+ ${offer.shipping}`) : null,
              ],
            },
          ],
          offers
        )
      : empty("Nobody offers it here."),
    button("Let a competitor undercut", () => askForOffer(country, asin, currency))
  )
}

/** @param {string} country @param {string} asin @param {string} currency */
function askForOffer(country, asin, currency) {
  ask({
    title: "A competitor's offer",
    lead: "It takes the place of the other sellers' offers on this page; subscribers are told.",
    fields: [
      field(
        `Price in ${currency}`,
        h("input", { name: "price", inputmode: "decimal", required: true })
      ),
    ],
    submit: "Offer",
    async run(form) {
      const price = String(form.get("price")).replace(",", ".")
      await post("competitors", { marketplaceId: country, asin, offers: [{ price }] })
      return "The competitor offers it"
    },
  })
}
