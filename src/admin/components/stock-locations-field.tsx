import { Form } from "@medusajs/dashboard/components"
import { Checkbox, Label, Skeleton, Text } from "@medusajs/ui"
import { useId } from "react"
import type { Control, FieldValues, Path } from "react-hook-form"

import { useStockLocationOptions } from "../hooks/api/catalogue"
import { useWords } from "../hooks/use-words"
import { ErrorBlock } from "./error-block"

interface StockLocationsFieldProps<Values extends FieldValues> {
  control: Control<Values>
  name: Path<Values>
}

/** Whose stock is offered at Amazon. None chosen: those of the sales channel. */
export const StockLocationsField = <Values extends FieldValues>({
  control,
  name,
}: StockLocationsFieldProps<Values>) => {
  const { t } = useWords()
  return (
    <Form.Field
      control={control}
      name={name}
      render={({ field: { value, onChange } }) => (
        <Form.Item>
          <Form.Label optional>{t("fields.stockLocations")}</Form.Label>
          <StockLocations value={value} onChange={onChange} />
          <Form.Hint>{t("fields.stockLocationsHint")}</Form.Hint>
          <Form.ErrorMessage />
        </Form.Item>
      )}
    />
  )
}

interface StockLocationsProps {
  value: string[]
  onChange: (ids: string[]) => void
}

const StockLocations = ({ value, onChange }: StockLocationsProps) => {
  const { t } = useWords()
  const id = useId()
  const { data: options, error, refetch } = useStockLocationOptions()
  if (!options) {
    return error ? (
      <ErrorBlock error={error} onRetry={() => refetch()} />
    ) : (
      <Skeleton className="h-5 w-1/2" />
    )
  }
  if (options.length === 0) {
    return (
      <Text size="small" className="text-ui-fg-subtle">
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
