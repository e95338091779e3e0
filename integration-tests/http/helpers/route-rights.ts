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
  "GET /admin/amazon/guide": view,
  "POST /admin/amazon/guide": operate,
  "GET /admin/amazon/marketplaces": view,
  "GET /admin/amazon/monitoring": view,
  "GET /admin/amazon/problems": view,
  "GET /admin/amazon/notices": view,
  "POST /admin/amazon/notices": configure,
  "POST /admin/amazon/notices/try": operate,
  "GET /admin/amazon/read-only": view,
  "POST /admin/amazon/read-only": configure,
  "POST /admin/amazon/read-only/claim": configure,

  "GET /admin/amazon/application": view,
  "POST /admin/amazon/application": configure,
  "DELETE /admin/amazon/application": configure,
  "GET /admin/amazon/application/keys": view,
  "POST /admin/amazon/application/re-encrypt": configure,
  "POST /admin/amazon/application/rotate": configure,
  "POST /admin/amazon/application/check": operate,

  "GET /admin/amazon/stores": view,
  "POST /admin/amazon/stores": configure,
  "POST /admin/amazon/stores/batch": configure,
  "GET /admin/amazon/stores/:id": view,
  "POST /admin/amazon/stores/:id": { right: "configure", body: () => ({ name: "Other" }) },
  "DELETE /admin/amazon/stores/:id": configure,
  "GET /admin/amazon/stores/:id/calls": view,
  "GET /admin/amazon/stores/:id/closing": view,
  "POST /admin/amazon/stores/:id/connect": configure,
  "POST /admin/amazon/stores/:id/disconnect": configure,
  "GET /admin/amazon/stores/:id/health": view,
  "POST /admin/amazon/stores/:id/health": operate,
  "POST /admin/amazon/stores/:id/keep": configure,
  "POST /admin/amazon/stores/:id/pause": operate,
  "GET /admin/amazon/stores/:id/proof": view,
  "POST /admin/amazon/stores/:id/resume": operate,
  "GET /admin/amazon/stores/:id/flows/:flow": view,
  "POST /admin/amazon/stores/:id/flows/:flow": {
    right: "configure",
    body: () => ({ enabled: false }),
  },
  "POST /admin/amazon/stores/:id/flows/:flow/acknowledge": {
    right: "configure",
    body: () => ({ text: "care-1" }),
  },
  "POST /admin/amazon/stores/:id/flows/:flow/run": operate,
  "POST /admin/amazon/stores/:id/flows/:flow/trial": operate,

  "POST /admin/amazon/connections": configure,
  "GET /admin/amazon/connections/login": configure,
  "POST /admin/amazon/connections/login": configure,
  "POST /admin/amazon/connections/token": configure,
  "GET /admin/amazon/connections/:state": configure,
  "DELETE /admin/amazon/connections/:state": configure,
  "POST /admin/amazon/connections/:state/confirm": configure,

  "GET /admin/amazon/listings": view,
  "GET /admin/amazon/listings/:id": view,
  "POST /admin/amazon/listings/:id/link": {
    right: "operate",
    body: ({ variantId }) => ({ variant_id: variantId }),
  },

  "GET /admin/amazon/log": view,
  "GET /admin/amazon/log/:id": view,
  "GET /admin/amazon/log/export.csv": view,
  "GET /admin/amazon/log/settings": view,
  "POST /admin/amazon/log/settings": configure,

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
  "GET /amazon/login":
    "Seller Central opens it in a browser that is not signed in; it only leads to a page of the admin",
  "GET /amazon/health":
    "monitors and load balancers have no session; without the monitoring token it says ok or not",
  "GET /amazon/metrics":
    "Prometheus has no session; nothing is told without the monitoring token, and without one set it is off",
}
