import { Select } from "@medusajs/ui"
import { forwardRef } from "react"

import { useSalesChannelOptions } from "../../hooks/api/catalogue"
import { useWords } from "../../hooks/use-words"

interface SalesChannelFieldProps {
  value: string
  onChange: (id: string) => void
  id?: string
}

/** Medusa's sales channels. */
export const SalesChannelField = forwardRef<HTMLButtonElement, SalesChannelFieldProps>(
  ({ value, onChange, ...control }, ref) => {
    const { t } = useWords()
    const { data: options = [], isPending } = useSalesChannelOptions()
    return (
      <Select value={value} onValueChange={onChange} disabled={isPending}>
        <Select.Trigger ref={ref} {...control}>
          <Select.Value placeholder={t("fields.choose")} />
        </Select.Trigger>
        <Select.Content>
          {options.map((option) => (
            <Select.Item key={option.value} value={option.value}>
              {option.label}
            </Select.Item>
          ))}
        </Select.Content>
      </Select>
    )
  }
)
SalesChannelField.displayName = "SalesChannelField"
