import type { PendingConnectionDto } from "../../types"
import { runQuery } from "./set-up-run"

/** Where another consent for the same stores is begun. */
export const againHref = ({ stores, kind }: PendingConnectionDto): string | undefined => {
  const ids = stores.flatMap(({ id, selected }) => (id && selected ? [id] : []))
  if (!ids.length) {
    return undefined
  }
  const way = kind === "token" ? "token" : "application"
  return `/amazon/create?${new URLSearchParams(runQuery({ step: "connect", stores: ids, way }))}`
}
