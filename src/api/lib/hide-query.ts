import type { MedusaRequest } from "@medusajs/framework/http"

/**
 * Medusa's request log prints the address of each request when its answer ends. What Amazon sends in one
 * (a code, a state) has no business there.
 */
export const hideQuery = (req: Pick<MedusaRequest, "originalUrl">): void => {
  req.originalUrl = req.originalUrl.split("?", 1)[0]
}
