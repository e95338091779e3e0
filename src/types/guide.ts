import type { HealthCheckDto } from "./health"

/** Steps of the guide, in order, by part. */
export const guideSteps = {
  before: [
    "account",
    "developer",
    "addresses",
    "encryption",
    "keys",
    "installation",
    "background",
    "returns",
    "taxes",
    "shipping",
    "sales_channel",
    "locations",
    "currency",
    "identifiers",
  ],
  connect: ["add_store", "consent"],
  after: ["first_orders", "matches", "first_stock", "prices"],
} as const

export type GuidePart = keyof typeof guideSteps
export type GuideStepId = (typeof guideSteps)[GuidePart][number]

export const guideStepIds: GuideStepId[] = Object.values(guideSteps).flat()

export interface GuideStepDto {
  id: GuideStepId
  part: GuidePart
  /** No check of ours says otherwise, and they or a person's tick say so. */
  done: boolean
  /** What we can see ourselves. */
  checks: HealthCheckDto[]
  /** Only a person knows: a box to tick. Null where none is needed. */
  tick: { done: boolean; by: string | null; at: string | null } | null
  /** Where it is done: a path of the admin, Seller Central or Amazon's documentation. */
  links: { code: string; href: string }[]
}

/** GET and POST /admin/amazon/guide */
export interface AmazonGuideResponse {
  steps: GuideStepDto[]
  /** Addresses to register at Amazon. */
  redirect_uri: string
  login_uri: string
  /** Whose Seller Central the links open. */
  country_code: string
}

/** POST /admin/amazon/guide */
export interface TickAmazonGuideBody {
  step: GuideStepId
  done: boolean
}
