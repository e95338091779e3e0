import type { AmazonDataflowDto, StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { Timestamp } from "../timestamp"
import { CatchingUp } from "./catching-up"
import { awaitsStart, StartStock } from "./start-stock"

/** One line: when were orders and stock last exchanged? Why they are not now, the banner says. */
export const StoreSummary = ({
  store,
  flows,
}: {
  store: StoreCardDto
  flows: AmazonDataflowDto[]
}) => {
  const { t } = useWords()
  switch (store.status) {
    case "setup":
    case "waiting":
      return <>{t("store.notConnected")}</>
    case "disconnected":
      return <>{t("store.disconnectedText")}</>
    default: {
      const orders = flows.find(({ id }) => id === "order-import")?.last_success_at ?? null
      const stock = store.figures.stock_sent_at
      return (
        <>
          {t("store.ordersRead")} {orders ? <Timestamp at={orders} /> : t("store.notYet")}
          {" · "}
          {t("store.stockSent")}{" "}
          {stock ? (
            <Timestamp at={stock} />
          ) : awaitsStart(store) ? (
            <>
              {t("figures.stockNotStarted")} · <StartStock store={store} />
            </>
          ) : (
            t("store.notYet")
          )}
          <CatchingUp store={store} />
        </>
      )
    }
  }
}
