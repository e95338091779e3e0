import { CodeBlock, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

import type { AmazonLogEntryResponse } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatMilliseconds } from "../../lib/format-milliseconds"
import { StoreBadge } from "../store-badge"
import { Timestamp } from "../timestamp"

/** When, for whom, how long; what was sent and what was answered, without secrets and people. */
export const LogFacts = ({ entry }: { entry: AmazonLogEntryResponse["entry"] }) => {
  const { t, code, locale, number } = useWords()
  const country = entry.store?.country_code
  const rows: [string, ReactNode][] = [
    [t("log.when"), <Timestamp key="at" at={entry.at} variant="short" country={country} />],
    ...(entry.count > 1
      ? ([
          [
            t("log.since"),
            <Timestamp key="since" at={entry.since} variant="short" country={country} />,
          ],
        ] as [string, ReactNode][])
      : []),
    [
      t("common.store"),
      entry.store ? <StoreBadge key="store" store={entry.store} /> : t("log.wholeAccount"),
    ],
    [t("log.account"), entry.selling_partner_id],
    [t("log.direction"), code("logDirections", entry.direction)],
    [t("log.flow"), entry.flow && code("flows", entry.flow)],
    [t("log.by"), entry.by],
    [t("log.duration"), formatMilliseconds(entry.duration_ms, locale)],
    [t("log.waited"), entry.waited_ms > 0 ? formatMilliseconds(entry.waited_ms, locale) : null],
    [t("log.attempts"), entry.attempts > 1 ? number(entry.attempts) : null],
  ]
  const sent = { operation: entry.operation, subject: entry.subject, ...entry.told }
  const answered = {
    status: entry.http_status,
    ...(entry.found === null ? {} : { found: entry.found }),
    ...(entry.answer ? { errors: entry.answer } : {}),
  }
  return (
    <>
      <dl className="grid grid-cols-[minmax(96px,auto)_1fr] gap-x-4 gap-y-2">
        {rows
          .filter(([, value]) => value !== null)
          .map(([label, value]) => (
            <div key={label} className="txt-small contents">
              <dt className="text-ui-fg-subtle">{label}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
      </dl>
      <Raw title={t("log.sent")} value={sent} />
      <Raw title={t("log.answered")} value={answered} />
    </>
  )
}

const Raw = ({ title, value }: { title: string; value: object }) => (
  <section className="flex flex-col gap-y-2">
    <Text as="div" size="small" weight="plus">
      <h3>{title}</h3>
    </Text>
    <CodeBlock
      snippets={[
        {
          label: title,
          language: "json",
          code: JSON.stringify(value, null, 2),
          hideLineNumbers: true,
        },
      ]}
    >
      <CodeBlock.Body className="max-h-64 overflow-auto" />
    </CodeBlock>
  </section>
)
