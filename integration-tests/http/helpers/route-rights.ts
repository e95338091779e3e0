import type { AmazonRight } from "../../../src/types"

export interface RouteRight {
  /** Null: everybody who is signed in. */
  right: AmazonRight | null
  /** A body of the right form, so that a refusal is for the id and not for the form. */
  body?: (ids: { variantId: string }) => object
}

const view: RouteRight = { right: "view" }
const operate: RouteRight = { right: "operate" }
const configure: RouteRight = { right: "configure" }

/** Which right each route below /admin asks for. A route that is missing here fails the test. */
export const adminRoutes: Record<string, RouteRight> = {
  "GET /admin/amazon": view,
  "GET /admin/amazon/rights": { right: null },

  "GET /admin/amazon/audit": configure,
  "GET /admin/amazon/log": view,
  "GET /admin/amazon/log/:id": view,
  "GET /admin/amazon/log/export.csv": view,
  "GET /admin/amazon/log/settings": view,
  "POST /admin/amazon/log/settings": {
    right: "configure",
    body: () => ({ days: 365, raw_answers_days: 90 }),
  },
  "GET /admin/amazon/guide": view,
  "POST /admin/amazon/guide": { right: "operate", body: () => ({ step: "returns", done: true }) },
  "GET /admin/amazon/marketplaces": view,
  "GET /admin/amazon/monitoring": view,
  "GET /admin/amazon/problems": view,

  "GET /admin/amazon/stores": view,
  "POST /admin/amazon/stores": configure,
  "GET /admin/amazon/stores/:id": view,
  "POST /admin/amazon/stores/:id": { right: "configure", body: () => ({ name: "Other" }) },
  "DELETE /admin/amazon/stores/:id": configure,
  "GET /admin/amazon/stores/:id/calls": view,
  "POST /admin/amazon/stores/:id/connect": configure,
  "GET /admin/amazon/stores/:id/health": view,
  "POST /admin/amazon/stores/:id/health": operate,
  "POST /admin/amazon/stores/:id/disconnect": configure,
  "GET /admin/amazon/stores/:id/flows/:flow": view,
  "POST /admin/amazon/stores/:id/flows/:flow": {
    right: "configure",
    body: () => ({ enabled: false }),
  },
  "POST /admin/amazon/stores/:id/flows/:flow/acknowledge": configure,
  "POST /admin/amazon/stores/:id/flows/:flow/run": operate,
  "POST /admin/amazon/stores/:id/flows/:flow/trial": operate,

  "GET /admin/amazon/connections/:state": configure,
  "POST /admin/amazon/connections/:state/confirm": configure,

  "GET /admin/amazon/listings": view,
  "GET /admin/amazon/listings/:id": view,
  "POST /admin/amazon/listings/:id/link": {
    right: "operate",
    body: ({ variantId }) => ({ variant_id: variantId }),
  },

  "GET /admin/amazon/orders": view,
  "POST /admin/amazon/orders/retry": operate,
  "GET /admin/amazon/orders/:id": view,
  "POST /admin/amazon/orders/:id/buyer": { right: "see_personal_data" },
  "POST /admin/amazon/orders/:id/repair": {
    right: "operate",
    body: ({ variantId }) => ({ links: [{ seller_sku: "MUG-1", variant_id: variantId }] }),
  },
  "POST /admin/amazon/orders/:id/retry": operate,
  "POST /admin/amazon/orders/:id/shipments/:shipment_id/retry": operate,
}

/** Routes that anybody reaches, and why. */
export const publicRoutes: Record<string, string> = {
  "GET /amazon/callback":
    "Amazon sends a browser here that is not signed in; a signed state of ten minutes ties it to the user who asked, and nothing is told",
}
