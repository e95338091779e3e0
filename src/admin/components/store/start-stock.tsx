import { Link } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** The store works, but nobody has begun to send its quantities: what sells out here stays on sale. */
export const awaitsStart = ({ status, settings, figures }: StoreCardDto): boolean =>
  status === "active" && settings.stock.enabled && !figures.stock_started

/** To the place where a person sees what would be sent, and begins. */
export const StartStock = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  return (
    <Link
      to={`/amazon/stores/${store.id}/flows/stock-update`}
      className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded outline-none"
    >
      {t("figures.stockStart")}
    </Link>
  )
}
