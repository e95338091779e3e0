/**
 * What a person may do with Amazon: look; run, repair, link and pause; connect, set and delete; see
 * buyers unmasked. Each is one policy of Medusa's RBAC (resource `amazon`); without that feature
 * everybody who is signed in may do everything.
 */
export type AmazonRight = "view" | "operate" | "configure" | "see_personal_data"

export const amazonRights: AmazonRight[] = ["view", "operate", "configure", "see_personal_data"]

/** Answer of `GET /admin/amazon/rights`. */
export interface AmazonRightsResponse {
  rights: AmazonRight[]
}
