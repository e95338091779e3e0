import { ExclamationCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { AccessUntil } from "../store/access-until"
import { CatchingUp } from "../store/catching-up"
import { awaitsStart, StartStock } from "../store/start-stock"
import { Timestamp } from "../timestamp"

/** The few numbers that tell how a store does. */
export const StoreFigures = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const { figures } = store
  return (
    <dl className="flex flex-col gap-y-1.5 px-6 pb-5">
      <Row label={t("figures.orders")}>
        {t("figures.today", { count: figures.orders_today })} ·{" "}
        {t("figures.toShip", { count: figures.orders_to_ship })}
      </Row>
      <Row label={t("figures.held")} warn={figures.orders_held > 0}>
        {figures.orders_held > 0 ? (
          <>
            {t("figures.heldCount", { count: figures.orders_held })} · {t("figures.oldest")}{" "}
            <Timestamp at={figures.oldest_held_at} />
          </>
        ) : (
          t("figures.none")
        )}
      </Row>
      <Row label={t("figures.listings")} warn={figures.listings_unmatched > 0}>
        {t("figures.active", { count: figures.listings_active })}
        {figures.listings_unmatched > 0 &&
          ` · ${t("figures.unmatched", { count: figures.listings_unmatched })}`}
      </Row>
      <Row label={t("figures.stock")} warn={awaitsStart(store)}>
        <Stock store={store} />
      </Row>
      <Row label={t("figures.access")}>
        <AccessUntil account={store.account} />
        <CatchingUp store={store} />
      </Row>
    </dl>
  )
}

const Stock = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const { stock_sent_at, stock_waiting } = store.figures
  if (!store.settings.stock.enabled) {
    return t("figures.stockOff")
  }
  if (awaitsStart(store)) {
    return (
      <>
        {t("figures.stockNotStarted")} · <StartStock store={store} />
      </>
    )
  }
  return (
    <>
      {stock_sent_at ? (
        <>
          {t("figures.sent")} <Timestamp at={stock_sent_at} />
        </>
      ) : (
        t("figures.notSentYet")
      )}
      {stock_waiting > 0 && ` · ${t("figures.waiting", { count: stock_waiting })}`}
    </>
  )
}

const Row = ({ label, warn, children }: { label: string; warn?: boolean; children: ReactNode }) => (
  <div className="grid grid-cols-[96px_1fr] gap-x-3">
    <Text as="div" size="small" className="text-ui-fg-subtle">
      <dt>{label}</dt>
    </Text>
    <dd className="txt-small relative z-[1] flex w-fit min-w-0 items-start gap-x-1">
      {warn && (
        <ExclamationCircleSolid aria-hidden className="text-ui-tag-orange-icon mt-0.5 shrink-0" />
      )}
      <span>{children}</span>
    </dd>
  </div>
)
