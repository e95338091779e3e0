import { get, post } from "../api.js"
import { h, region } from "../dom.js"
import { fullTime, plural } from "../format.js"
import { ask } from "../dialog.js"
import { act, badge, button, copyable, empty, heading, table } from "../ui.js"
import { countryName } from "./countries.js"

/** @import { Grants, NewGrant, Screen, Status } from "../types.js" */

/** @returns {Screen} */
export function sellersScreen() {
  const body = region()
  return {
    title: "Sellers",
    nodes: [
      heading(
        "Sellers",
        [],
        "Four invented accounts. A shop connects one by the consent page or from “Manage your apps”, or takes a refresh token from here."
      ),
      h("p", {}, h("a", { href: "/apps/manage" }, "Manage your apps, as in Seller Central")),
      body.element,
    ],
    async refresh() {
      /** @type {[Status, Grants]} */
      const [{ sellers }, { grants }] = await Promise.all([get("status"), get("grants")])
      body.show({ sellers, grants }, draw)
    },
  }
}

/** @param {{ sellers: Status["sellers"], grants: Grants["grants"] }} data */
function draw({ sellers, grants }) {
  return [
    h("div", { class: "tiles" }, sellers.map(drawSeller)),
    h("h2", {}, "Consents"),
    grants.length > 0
      ? table(
          "Consents, newest first",
          [
            {
              name: "Seller",
              class: "main-cell",
              cell: (grant) => [grant.seller, h("small", { class: "clip" }, grant.applicationId)],
            },
            { name: "Given", cell: (grant) => fullTime(grant.authorizedAt) },
            {
              name: "State",
              cell: (grant) =>
                grant.state === "active"
                  ? badge("Active", "ok")
                  : badge(grant.state === "revoked" ? "Taken back" : "Lapsed after a year", "bad"),
            },
            { name: "Until", cell: (grant) => fullTime(grant.revokedAt ?? grant.expiresAt) },
          ],
          grants
        )
      : empty("No seller has agreed yet."),
  ]
}

/** @param {Status["sellers"][number]} seller */
function drawSeller(seller) {
  const active = seller.activeGrants > 0
  return h(
    "section",
    { class: "card", "aria-label": seller.storeName },
    h("h2", {}, seller.storeName, " ", badge(seller.key)),
    h(
      "p",
      {},
      active
        ? badge(`Connected: ${plural(seller.activeGrants, "consent")}`, "ok")
        : badge("Not connected")
    ),
    h("p", {}, copyable(seller.sellerId, "seller id")),
    h("p", { class: "muted" }, seller.countryCodes.map(countryName).join(", ")),
    seller.sellingPlan === "INDIVIDUAL" ? h("p", {}, badge("Individual plan", "bad")) : null,
    h(
      "div",
      { class: "actions" },
      button("Get a refresh token", () => giveToken(seller.key), {
        "data-key": `token:${seller.key}`,
      }),
      active
        ? button("Take access back", () => askToRevoke(seller), {
            class: "danger-quiet",
            "data-key": `revoke:${seller.key}`,
          })
        : null
    )
  )
}

/** @param {string} sellerId */
export function giveToken(sellerId) {
  return act(async () => {
    /** @type {NewGrant} */
    const grant = await post("grants", { sellerId })
    const dialog = h("dialog", { "aria-labelledby": "dialog-title" })
    dialog.append(
      h(
        "div",
        { class: "dialog-body" },
        h("h2", { id: "dialog-title" }, `Refresh token of ${grant.seller}`),
        h(
          "p",
          {},
          "As Seller Central shows it after “Authorize app”: only this once. It works for a year of Amazon's clock."
        ),
        copyable(grant.refreshToken, "refresh token"),
        h(
          "div",
          { class: "actions" },
          button("Done", () => dialog.close(), { class: "primary" })
        )
      )
    )
    dialog.addEventListener("close", () => dialog.remove())
    document.body.append(dialog)
    dialog.showModal()
  })
}

/** @param {Status["sellers"][number]} seller */
function askToRevoke(seller) {
  ask({
    title: `Take access back from all applications?`,
    lead: `${seller.storeName} ends all its consents, as in Seller Central under “Manage your apps”. Clients get 403 and invalid_grant until the seller agrees again.`,
    submit: "Take access back",
    danger: true,
    async run() {
      await post("revoke", { sellerId: seller.sellerId })
      return `${seller.storeName} took access back`
    },
  })
}
