import { ArrowRightMini } from "@medusajs/icons"
import { clx, Table } from "@medusajs/ui"

import type { TrialRowDto } from "../../../types"
import { useTrialWords } from "../../hooks/use-trial-words"
import { useWords } from "../../hooks/use-words"

/** Now → after → why, of everything that a run would change. */
export const TrialTable = ({ rows }: { rows: TrialRowDto[] }) => {
  const { t, code } = useWords()
  return (
    <div className="border-ui-border-base max-h-96 overflow-auto rounded-lg border" tabIndex={0}>
      <Table>
        <Table.Header className="bg-ui-bg-base sticky top-0 border-t-0">
          <Table.Row>
            <Table.HeaderCell>{code("trialSubjects", rows[0].kind)}</Table.HeaderCell>
            <Table.HeaderCell className="whitespace-nowrap">
              {t("flowPage.nowAfter")}
            </Table.HeaderCell>
            <Table.HeaderCell>{t("flowPage.why")}</Table.HeaderCell>
          </Table.Row>
        </Table.Header>
        <Table.Body>
          {rows.map((row, index) => (
            <Row key={`${row.kind}-${row.subject}-${index}`} row={row} />
          ))}
        </Table.Body>
      </Table>
    </div>
  )
}

const Row = ({ row }: { row: TrialRowDto }) => {
  const { t, number } = useWords()
  const { value, reason } = useTrialWords()
  return (
    <Table.Row className="align-top">
      <Table.Cell className="txt-compact-small-plus min-w-28 break-words py-2">
        {row.subject}
      </Table.Cell>
      <Table.Cell className="py-2">
        <span
          className={clx(
            "flex items-center gap-x-1 tabular-nums",
            row.kind === "quantity" ? "whitespace-nowrap" : "flex-wrap"
          )}
        >
          <span className="text-ui-fg-subtle">{value(row, row.now, "now")}</span>
          <ArrowRightMini aria-hidden className="text-ui-fg-muted shrink-0" />
          <span className="sr-only">{t("flowPage.then")}</span>
          <span>{value(row, row.after, "after")}</span>
        </span>
      </Table.Cell>
      <Table.Cell className="py-2">
        <ul className="txt-small text-ui-fg-subtle flex min-w-40 flex-col text-pretty">
          {row.reasons.map((why, index) => (
            <li key={`${why.code}-${index}`} className="flex justify-between gap-x-4">
              {reason(row, why)}
              {why.result !== null && <span className="tabular-nums">{number(why.result)}</span>}
            </li>
          ))}
        </ul>
      </Table.Cell>
    </Table.Row>
  )
}
