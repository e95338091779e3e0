import { ArrowRightMini } from "@medusajs/icons"
import { Container, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { logOfStore } from "../../lib/log-period"

/** The store's listings and orders in one line each; the line leads to the list. */
export const StoreLinks = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const { figures } = store
  const rows = [
    {
      to: `/amazon/listings?store=${store.id}`,
      title: t("menu.listings"),
      text: [
        t("figures.active", { count: figures.listings_active }),
        t("figures.unmatched", { count: figures.listings_unmatched }),
      ],
    },
    {
      to: `/amazon/orders?store=${store.id}`,
      title: t("menu.orders"),
      text: [
        t("figures.today", { count: figures.orders_today }),
        t("figures.toShip", { count: figures.orders_to_ship }),
        t("figures.heldCount", { count: figures.orders_held }),
      ],
    },
    { to: logOfStore(store.id), title: t("menu.log"), text: [t("log.linkHint")] },
  ]
  return (
    <Container className="divide-y p-0">
      {rows.map((row) => (
        <Link
          key={row.to}
          to={row.to}
          className="hover:bg-ui-bg-base-hover focus-visible:shadow-borders-focus flex items-center justify-between gap-x-4 px-6 py-4 outline-none transition-colors"
        >
          <Text size="small" weight="plus">
            {row.title}
          </Text>
          <span className="text-ui-fg-subtle flex items-center gap-x-2">
            <Text size="small">{row.text.join(" · ")}</Text>
            <ArrowRightMini aria-hidden className="text-ui-fg-muted" />
          </span>
        </Link>
      ))}
    </Container>
  )
}
