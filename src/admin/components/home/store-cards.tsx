import type { StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { StoreCard } from "./store-card"

export const StoreCards = ({ stores }: { stores: StoreCardDto[] }) => {
  const { t } = useWords()
  return (
    <ul
      aria-label={t("home.stores")}
      className="grid grid-cols-1 gap-3 md:grid-cols-2 xl:grid-cols-3"
    >
      {stores.map((store) => (
        <li key={store.id} className="min-w-0">
          <StoreCard store={store} />
        </li>
      ))}
    </ul>
  )
}
