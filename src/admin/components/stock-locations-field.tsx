import { Checkbox, Label, Text } from "@medusajs/ui"
import { useId } from "react"

import { useStockLocationOptions } from "../hooks/api/catalogue"
import { useWords } from "../hooks/use-words"

interface StockLocationsFieldProps {
  value: string[]
  onChange: (ids: string[]) => void
}

/** Whose stock is offered at Amazon. None chosen: those of the sales channel. */
export const StockLocationsField = ({ value, onChange }: StockLocationsFieldProps) => {
  const { t } = useWords()
  const id = useId()
  const { data: options = [], isPending } = useStockLocationOptions()
  if (!isPending && options.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-muted">
        {t("fields.noStockLocations")}
      </Text>
    )
  }
  const toggle = (location: string, checked: boolean) =>
    onChange(checked ? [...value, location] : value.filter((other) => other !== location))
  return (
    <div
      role="group"
      aria-label={t("fields.stockLocations")}
      className="flex flex-wrap gap-x-6 gap-y-2"
    >
      {options.map((option) => (
        <div key={option.value} className="flex items-center gap-x-2">
          <Checkbox
            id={`${id}-${option.value}`}
            checked={value.includes(option.value)}
            onCheckedChange={(checked) => toggle(option.value, checked === true)}
          />
          <Label size="small" htmlFor={`${id}-${option.value}`}>
            {option.label}
          </Label>
        </div>
      ))}
    </div>
  )
}
