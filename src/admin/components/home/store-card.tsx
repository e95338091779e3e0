import { Container, Heading } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useStoreMenu } from "../life/use-store-menu"
import { MoreMenu } from "../more-menu"
import { StoreBadge } from "../store-badge"
import { StoreStatusBadge } from "../store-status-badge"
import { StoreFigures } from "./store-figures"
import { StoreUnfinished } from "./store-unfinished"

/** One store on the home page; the whole card leads to it. */
export const StoreCard = ({ store }: { store: StoreCardDto }) => {
  const menu = useStoreMenu(store)
  const unfinished = store.status === "setup" || store.status === "waiting"
  return (
    <Container className="hover:bg-ui-bg-base-hover focus-within:shadow-borders-focus relative isolate flex h-full flex-col p-0 transition-colors">
      <div className="flex items-start justify-between gap-x-3 px-6 py-4">
        <div className="flex min-h-7 min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading level="h2" className="min-w-0">
            <Link
              to={`/amazon/stores/${store.id}`}
              className="flex outline-none after:absolute after:inset-0"
            >
              <StoreBadge store={store} />
            </Link>
          </Heading>
          <StoreStatusBadge status={store.status} />
        </div>
        <div className="relative z-[1] shrink-0">
          <MoreMenu label={store.name} groups={menu} />
        </div>
      </div>
      {unfinished ? <StoreUnfinished store={store} /> : <StoreFigures store={store} />}
    </Container>
  )
}
