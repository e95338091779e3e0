import { TriangleRightMini } from "@medusajs/icons"
import { Copy, Text } from "@medusajs/ui"

import { useWords } from "../hooks/use-words"

interface DetailsProps {
  rows: { label: string; value: string | null }[]
}

/** Codes, request ids and raw answers: folded away, each with a copy button. */
export const Details = ({ rows }: DetailsProps) => {
  const { t } = useWords()
  const filled = rows.filter((row) => row.value)
  if (filled.length === 0) {
    return null
  }
  return (
    <details className="group w-full min-w-0">
      <summary className="text-ui-fg-subtle txt-compact-small focus-visible:shadow-borders-focus flex w-fit cursor-pointer list-none items-center gap-x-1 rounded outline-none">
        <TriangleRightMini aria-hidden className="transition-transform group-open:rotate-90" />
        {t("common.details")}
      </summary>
      <dl className="bg-ui-bg-subtle border-ui-border-base mt-2 flex flex-col gap-y-2 rounded-md border p-3">
        {filled.map(({ label, value }) => (
          <div key={label} className="flex items-start gap-x-2">
            <dt className="txt-compact-xsmall text-ui-fg-subtle w-24 shrink-0">{label}</dt>
            <dd className="min-w-0 flex-1">
              <Text size="xsmall" className="text-ui-fg-subtle break-words font-mono">
                {value}
              </Text>
            </dd>
            <Copy content={value ?? ""} className="text-ui-fg-muted shrink-0" />
          </div>
        ))}
      </dl>
    </details>
  )
}
