import Medusa from "@medusajs/js-sdk"

declare const __BACKEND_URL__: string | undefined

/** The dashboard that hosts the plugin defines where its backend is; the session is shared. */
export const sdk = new Medusa({
  baseUrl: __BACKEND_URL__ || "/",
  auth: { type: "session" },
})
