import { Select, Text } from "@medusajs/ui"
import { forwardRef } from "react"
import { Link } from "react-router-dom"

import { useSalesChannelOptions } from "../../hooks/api/catalogue"
import { useWords } from "../../hooks/use-words"
import { ErrorBlock } from "../error-block"

interface SalesChannelFieldProps {
  value: string
  onChange: (id: string) => void
  id?: string
}

/** Medusa's sales channels; the way to make one where there is none. */
export const SalesChannelField = forwardRef<HTMLButtonElement, SalesChannelFieldProps>(
  ({ value, onChange, ...control }, ref) => {
    const { t } = useWords()
    const { data: options, error, refetch } = useSalesChannelOptions()
    if (error && !options) {
      return <ErrorBlock error={error} onRetry={() => refetch()} />
    }
    if (options?.length === 0) {
      return (
        <Text size="small" className="text-ui-fg-subtle">
          {t("fields.noSalesChannel")}{" "}
          <Link
            to="/settings/sales-channels/create"
            className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
          >
            {t("fields.createSalesChannel")}
          </Link>
        </Text>
      )
    }
    return (
      <Select value={value} onValueChange={onChange} disabled={!options}>
        <Select.Trigger ref={ref} {...control}>
          <Select.Value placeholder={t("fields.choose")} />
        </Select.Trigger>
        <Select.Content>
          {options?.map((option) => (
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
