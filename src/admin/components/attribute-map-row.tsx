import { ArrowDownMini, ArrowUpMini, XMarkMini } from "@medusajs/icons"
import { Hint, IconButton, Input, Select, Text } from "@medusajs/ui"
import { useState } from "react"

import { useWords } from "../hooks/use-words"
import { IDENTIFIERS, VARIANT_ATTRIBUTES } from "../lib/codes"

const OTHER = "other"

interface AttributeMapRowProps {
  index: number
  count: number
  value: { identifier: string; source: string }
  error?: string
  onChange: (value: { identifier: string; source: string }) => void
  onMove: (to: number) => void
  onRemove: () => void
}

/** One identifier at Amazon and the attribute that holds the same value in the shop. */
export const AttributeMapRow = ({ index, count, value, error, ...on }: AttributeMapRowProps) => {
  const { t } = useWords()
  const known = (VARIANT_ATTRIBUTES as readonly string[]).includes(value.source)
  const [other, setOther] = useState(!known)
  const place = index + 1
  return (
    <li className="bg-ui-bg-component shadow-elevation-card-rest flex flex-col gap-y-2 rounded-lg p-2">
      <div className="flex flex-wrap items-center gap-2 sm:flex-nowrap">
        <Text size="small" className="text-ui-fg-muted w-5 text-center tabular-nums">
          {place}
        </Text>
        <Select
          value={value.identifier}
          onValueChange={(identifier) => on.onChange({ ...value, identifier })}
        >
          <Select.Trigger aria-label={t("attributeMap.identifier", { place })} className="w-36">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {IDENTIFIERS.map((identifier) => (
              <Select.Item key={identifier} value={identifier}>
                {identifier === "SKU" ? t("attributeMap.sellerSku") : identifier}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
        <span className="text-ui-fg-muted" aria-hidden>
          ↔
        </span>
        <div className="min-w-40 flex-1">
          <Select
            value={other ? OTHER : value.source}
            onValueChange={(source) => {
              setOther(source === OTHER)
              on.onChange({ ...value, source: source === OTHER ? "metadata." : source })
            }}
          >
            <Select.Trigger aria-label={t("attributeMap.source", { place })}>
              <Select.Value />
            </Select.Trigger>
            <Select.Content>
              {VARIANT_ATTRIBUTES.map((source) => (
                <Select.Item key={source} value={source}>
                  {t(`attributeMap.sources.${source}`)}
                </Select.Item>
              ))}
              <Select.Item value={OTHER}>{t("attributeMap.sources.other")}</Select.Item>
            </Select.Content>
          </Select>
        </div>
        <div className="ml-auto flex">
          <IconButton
            size="small"
            variant="transparent"
            type="button"
            disabled={index === 0}
            aria-label={t("attributeMap.up", { place })}
            onClick={() => on.onMove(index - 1)}
          >
            <ArrowUpMini />
          </IconButton>
          <IconButton
            size="small"
            variant="transparent"
            type="button"
            disabled={index === count - 1}
            aria-label={t("attributeMap.down", { place })}
            onClick={() => on.onMove(index + 1)}
          >
            <ArrowDownMini />
          </IconButton>
          <IconButton
            size="small"
            variant="transparent"
            type="button"
            disabled={count === 1}
            aria-label={t("attributeMap.remove", { place })}
            onClick={on.onRemove}
          >
            <XMarkMini />
          </IconButton>
        </div>
      </div>
      {other && (
        <Input
          size="small"
          aria-label={t("attributeMap.field", { place })}
          aria-invalid={Boolean(error)}
          value={value.source}
          placeholder="metadata.ean"
          onChange={(event) => on.onChange({ ...value, source: event.target.value })}
        />
      )}
      {error && <Hint variant="error">{error}</Hint>}
    </li>
  )
}
