import { Table, Text } from "@medusajs/ui"
import { Fragment } from "react"

import type { AmazonCallsDto, StoreCardDto } from "../../../types"
import { useAmazonStoreCalls } from "../../hooks/api/calls"
import { useWords } from "../../hooks/use-words"
import { formatDuration } from "../../lib/format-time"
import { ErrorBlock } from "../error-block"
import { Section } from "../section"
import { SectionSkeleton } from "../section-skeleton"

/** What was asked of Amazon for this seller account, and how Amazon took it. */
export const StoreCalls = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const { data, error, refetch } = useAmazonStoreCalls(store.id)
  if (!data && !error) {
    return <SectionSkeleton rows={3} />
  }
  return (
    <Section title={t("calls.title")}>
      {!data ? (
        <ErrorBlock error={error} onRetry={() => refetch()} />
      ) : data.calls.length === 0 ? (
        <Text size="small" className="text-ui-fg-subtle px-6 py-4">
          {t("calls.none", { hours: data.hours })}
        </Text>
      ) : (
        <>
          <Text size="small" className="text-ui-fg-subtle px-6 py-4">
            {t("calls.hint", { hours: data.hours })}
          </Text>
          <CallsTable calls={data.calls} />
        </>
      )}
    </Section>
  )
}

const CallsTable = ({ calls }: { calls: AmazonCallsDto[] }) => {
  const { t } = useWords()
  const figures = ["calls", "failed", "throttled", "average", "nextTurn"] as const
  return (
    <div className="overflow-x-auto">
      <Table>
        <Table.Header>
          <Table.Row>
            <Table.HeaderCell>{t("calls.operation")}</Table.HeaderCell>
            {figures.map((figure) => (
              <Table.HeaderCell key={figure} className="px-2 text-right last:pr-6">
                {t(`calls.columns.${figure}`)}
              </Table.HeaderCell>
            ))}
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {calls.map((row) => (
            <CallsRow key={row.operation} row={row} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

const CallsRow = ({ row }: { row: AmazonCallsDto }) => {
  const { t, code, number, locale } = useWords()
  const turn = row.next_turn_ms
  const cells = [
    number(row.calls),
    number(row.failed),
    number(row.throttled),
    t("calls.milliseconds", { value: number(row.average_ms) }),
    turn === null
      ? "–"
      : turn < 1000
        ? t("calls.atOnce")
        : formatDuration(Math.round(turn / 1000), locale),
  ]
  return (
    <Table.Row>
      <Table.Cell className="min-w-40 py-2">
        <span className="txt-compact-small block">{code("operations", row.operation)}</span>
        <code className="txt-compact-xsmall text-ui-fg-subtle font-mono">
          {row.operation.split(/(?=[A-Z])/).map((part) => (
            <Fragment key={part}>
              <wbr />
              {part}
            </Fragment>
          ))}
        </code>
      </Table.Cell>
      {cells.map((cell, index) => (
        <Table.Cell
          key={index}
          className="whitespace-nowrap px-2 text-right tabular-nums last:pr-6"
        >
          {cell}
        </Table.Cell>
      ))}
    </Table.Row>
  )
}
