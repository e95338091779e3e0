import { CheckCircleSolid, ExclamationCircleSolid } from "@medusajs/icons"
import { Badge, clx, Table } from "@medusajs/ui"

import type { AmazonOrderDetailResponse, MoneyRowDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { isZero } from "../../lib/format-money"
import { Section } from "../section"

/** Each component at Amazon and in Medusa, side by side, and where they differ. */
export const OrderMoney = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t, code, money } = useWords()
  const show = (amount: string | null) => money(amount, order.currency_code)
  return (
    <Section
      title={t("money.title")}
      actions={
        order.convention &&
        order.convention !== "none" && (
          <Badge size="2xsmall">{code("conventions", order.convention.split("/")[0])}</Badge>
        )
      }
    >
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("money.component")}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t("money.amazon")}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t("money.medusa")}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t("money.difference")}</Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {order.money.map((row) => (
              <Table.Row
                key={row.component}
                className={clx({ "txt-compact-small-plus": row.component === "total" })}
              >
                <Table.Cell>{code("moneyComponents", row.component)}</Table.Cell>
                <Table.Cell className="text-right tabular-nums">{show(row.amazon)}</Table.Cell>
                <Table.Cell className="text-right tabular-nums">{show(row.medusa)}</Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  <Difference row={row} text={show(row.difference)} />
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Section>
  )
}

const Difference = ({ row, text }: { row: MoneyRowDto; text: string }) => {
  const { t } = useWords()
  if (row.difference === null) {
    return <span className="text-ui-fg-muted">–</span>
  }
  if (isZero(row.difference)) {
    return (
      <span className="text-ui-fg-subtle inline-flex items-center justify-end gap-x-1">
        {row.component === "total" && (
          <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
        )}
        {t("money.equal")}
      </span>
    )
  }
  return (
    <span className="text-ui-tag-orange-text inline-flex items-center justify-end gap-x-1">
      <ExclamationCircleSolid aria-hidden />
      {text}
    </span>
  )
}
