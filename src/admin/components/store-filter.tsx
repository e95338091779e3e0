import { Select } from "@medusajs/ui"

import { useAmazonHome } from "../hooks/api/home"
import { useWords } from "../hooks/use-words"
import { StoreBadge } from "./store-badge"

const ALL = "all"

/** Which store's rows a list shows. Not drawn while there is but one store. */
export const StoreFilter = ({
  value,
  onChange,
}: {
  value: string
  onChange: (storeId: string | null) => void
}) => {
  const { t } = useWords()
  const { data } = useAmazonHome()
  const stores = data?.stores ?? []
  if (stores.length < 2 && !value) {
    return null
  }
  return (
    <Select
      size="small"
      value={value || ALL}
      onValueChange={(next) => onChange(next === ALL ? null : next)}
    >
      <Select.Trigger aria-label={t("common.store")} className="w-44">
        <Select.Value />
      </Select.Trigger>
      <Select.Content>
        <Select.Item value={ALL}>{t("common.allStores")}</Select.Item>
        {stores.map((store) => (
          <Select.Item key={store.id} value={store.id}>
            <StoreBadge store={store} />
          </Select.Item>
        ))}
      </Select.Content>
    </Select>
  )
}
