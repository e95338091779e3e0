import { Table, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonOrderDetailResponse } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { Section } from "../section"

export const OrderLines = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t, money, number } = useWords()
  return (
    <Section title={t("order.lines")}>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell>{t("order.columns.item")}</Table.HeaderCell>
              <Table.HeaderCell>{t("order.columns.product")}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">
                {t("order.columns.quantity")}
              </Table.HeaderCell>
              <Table.HeaderCell className="text-right">
                {t("order.columns.shipped")}
              </Table.HeaderCell>
              <Table.HeaderCell className="text-right">
                {t("orders.columns.total")}
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {order.lines.map((line) => (
              <Table.Row key={line.id}>
                <Table.Cell>
                  <div className="flex w-44 flex-col py-2 xl:w-52">
                    <Text
                      size="small"
                      leading="compact"
                      className="truncate"
                      title={line.title ?? ""}
                    >
                      {line.title ?? line.amazon_order_item_id}
                    </Text>
                    <Text size="xsmall" className="text-ui-fg-subtle">
                      {[line.seller_sku, line.asin].filter(Boolean).join(" · ")}
                    </Text>
                  </div>
                </Table.Cell>
                <Table.Cell>
                  {line.variant ? (
                    <Link
                      to={`/products/${line.variant.product_id}/variants/${line.variant.id}`}
                      className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
                    >
                      {line.variant.title}
                    </Link>
                  ) : (
                    <span className="text-ui-fg-subtle">{t("order.notLinked")}</span>
                  )}
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  {number(line.quantity_ordered)}
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  {number(line.quantity_fulfilled)}
                </Table.Cell>
                <Table.Cell className="text-right tabular-nums">
                  {money(line.total, order.currency_code)}
                </Table.Cell>
              </Table.Row>
            ))}
          </Table.Body>
        </Table>
      </div>
    </Section>
  )
}
