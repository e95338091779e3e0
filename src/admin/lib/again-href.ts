import type { PendingConnectionDto } from "../../types"
import { runQuery } from "./set-up-run"

/** Where another consent for the same stores is begun. */
export const againHref = ({ stores, kind, account }: PendingConnectionDto): string | undefined => {
  const ids = stores.flatMap(({ id, selected }) => (id && selected ? [id] : []))
  if (!ids.length) {
    return undefined
  }
  // A store that works already has its own way to Amazon; a set-up would only say that it is connected.
  if (kind !== "token" && (ids.length === 1 || account?.previous)) {
    return `/amazon/stores/${ids[0]}/connect`
  }
  const way = kind === "token" ? "token" : "application"
  return `/amazon/create?${new URLSearchParams(runQuery({ step: "connect", stores: ids, way }))}`
}
