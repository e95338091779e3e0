import { createHash } from "node:crypto"

/** What a Restricted Data Token is made for. Never one of Orders 2026-01-01, which goes by roles. */
export interface RestrictedResource {
  method: "GET" | "PUT" | "POST" | "DELETE"
  /** The concrete path, e.g. `/reports/2021-06-30/documents/<id>`. */
  path: string
  /** Only for the operations of Orders v0. */
  dataElements?: ("buyerInfo" | "buyerTaxInformation" | "shippingAddress")[]
}

/** The same for resources that one token is good for; holds nothing of the path, as ids stand in it. */
export function resourceKey({ method, path, dataElements = [] }: RestrictedResource): string {
  return createHash("sha256")
    .update(JSON.stringify([method, path, [...new Set(dataElements)].sort()]))
    .digest("hex")
}
