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
      <div className="flex items-center justify-between gap-x-3 px-6 py-4">
        <Heading level="h2" className="min-w-0">
          <Link
            to={`/amazon/stores/${store.id}`}
            className="flex min-w-0 outline-none after:absolute after:inset-0"
            title={store.name}
          >
            <StoreBadge store={store} />
          </Link>
        </Heading>
        <div className="relative z-[1] flex shrink-0 items-center gap-x-1">
          <StoreStatusBadge status={store.status} />
          <MoreMenu label={store.name} groups={menu} />
        </div>
      </div>
      {unfinished ? <StoreUnfinished store={store} /> : <StoreFigures store={store} />}
    </Container>
  )
}
