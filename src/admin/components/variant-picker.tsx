import { Combobox } from "@medusajs/dashboard/components"
import { useState } from "react"

import { useVariantOptions } from "../hooks/api/catalogue"
import { useDebounced } from "../hooks/use-debounced"
import { useWords } from "../hooks/use-words"

interface VariantPickerProps {
  id: string
  value: string | undefined
  onChange: (variantId: string | undefined) => void
  /** What to look for first, e.g. the seller SKU. */
  initialSearch?: string
}

/** Chooses a variant of the shop by product, title, SKU or barcode. */
export const VariantPicker = ({ id, value, onChange, initialSearch = "" }: VariantPickerProps) => {
  const { t } = useWords()
  const [search, setSearch] = useState(initialSearch)
  const { options, fetchNextPage, isFetchingNextPage } = useVariantOptions(useDebounced(search))
  return (
    <Combobox
      id={id}
      value={value ?? ""}
      onChange={(next) => onChange(next || undefined)}
      searchValue={search}
      onSearchValueChange={setSearch}
      options={options}
      fetchNextPage={() => void fetchNextPage()}
      isFetchingNextPage={isFetchingNextPage}
      placeholder={t("fields.chooseProduct")}
      allowClear
    />
  )
}
