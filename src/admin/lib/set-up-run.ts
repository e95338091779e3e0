import type { StoreCardDto } from "../../types"

/** How far a set-up is: in the address, so that a reload goes on where one stopped. */
export interface SetUpRun {
  step: "country" | "choices" | "connect"
  stores: string[]
  /** `token`: a refresh token is entered in place of a consent. */
  way: "application" | "token"
}

export const readRun = (params: URLSearchParams): SetUpRun => {
  // `store` stood there when one store was added at a time.
  const stores = (params.get("stores") ?? params.get("store") ?? "").split(",").filter(Boolean)
  const step = params.get("step") === "connect" ? "connect" : "choices"
  return {
    step: stores.length ? step : "country",
    stores,
    way: params.get("with") === "token" ? "token" : "application",
  }
}

export const runQuery = ({ step, stores, way }: SetUpRun): Record<string, string> => ({
  step,
  stores: stores.join(","),
  ...(way === "token" ? { with: way } : {}),
})

const isUnfinished = ({ status }: Pick<StoreCardDto, "status">) =>
  status === "setup" || status === "waiting"

/** Where the set-up of a store goes on, with those that were added in one go with it. */
export const goOnHref = (
  store: Pick<StoreCardDto, "id" | "status" | "created_at">,
  all: Pick<StoreCardDto, "id" | "status" | "created_at">[]
): string => {
  const together = all.filter(
    (one) => isUnfinished(one) && one.created_at === store.created_at && one.id !== store.id
  )
  const query = runQuery({
    // Until its choices were saved nobody asked Amazon.
    step: store.status === "setup" ? "choices" : "connect",
    stores: [store.id, ...together.map(({ id }) => id)],
    way: "application",
  })
  return `/amazon/create?${new URLSearchParams(query)}`
}
