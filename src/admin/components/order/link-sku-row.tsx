import { Label, Text } from "@medusajs/ui"
import { useId } from "react"

import { useWords } from "../../hooks/use-words"
import { VariantPicker } from "../variant-picker"

interface LinkSkuRowProps {
  sku: string
  title: string | null
  value: string | undefined
  onChange: (variantId: string | undefined) => void
}

/** The product of the shop that a seller SKU stands for. */
export const LinkSkuRow = ({ sku, title, value, onChange }: LinkSkuRowProps) => {
  const { t } = useWords()
  const id = useId()
  return (
    <div className="flex flex-col gap-y-2">
      <Label size="small" weight="plus" htmlFor={id}>
        {t("repair.linkTo", { sku })}
      </Label>
      {title && (
        <Text size="small" className="text-ui-fg-subtle">
          {t("repair.titleAtAmazon", { title })}
        </Text>
      )}
      <VariantPicker id={id} value={value} onChange={onChange} />
    </div>
  )
}
