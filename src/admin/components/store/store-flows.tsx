import { Table } from "@medusajs/ui"

import type { AmazonDataflowDto, StoreCardDto, StoreStatus } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { DATAFLOWS } from "../../lib/codes"
import { Section } from "../section"
import { FlowRow } from "./flow-row"

/** Why all flows of such a store stand still; its banner says so once for all of them. */
const TOLD: Partial<Record<StoreStatus, AmazonDataflowDto["blocked_by"]>> = {
  lapsed: "access_lapsed",
  paused: "paused",
}

/** Every exchange with Amazon: on or off, last success, next run, what waits. */
export const StoreFlows = ({
  store,
  flows,
}: {
  store: StoreCardDto
  flows: AmazonDataflowDto[]
}) => {
  const { t } = useWords()
  const place = (flow: AmazonDataflowDto) => {
    const index = DATAFLOWS.indexOf(flow.id)
    return index < 0 ? DATAFLOWS.length : index
  }
  const sorted = [...flows].sort((a, b) => place(a) - place(b))
  return (
    <Section title={t("flow.title")}>
      <div className="overflow-x-auto">
        <Table>
          <Table.Header>
            <Table.Row>
              <Table.HeaderCell className="w-14">
                <span className="sr-only">{t("flow.onOff")}</span>
              </Table.HeaderCell>
              <Table.HeaderCell>{t("flow.name")}</Table.HeaderCell>
              <Table.HeaderCell>{t("flow.lastSuccess")}</Table.HeaderCell>
              <Table.HeaderCell>{t("flow.next")}</Table.HeaderCell>
              <Table.HeaderCell className="text-right">{t("flow.waiting")}</Table.HeaderCell>
              <Table.HeaderCell className="w-12">
                <span className="sr-only">{t("common.actions")}</span>
              </Table.HeaderCell>
            </Table.Row>
          </Table.Header>
          <Table.Body>
            {sorted.map((flow) => (
              <FlowRow key={flow.id} storeId={store.id} flow={flow} told={TOLD[store.status]} />
            ))}
          </Table.Body>
        </Table>
      </div>
    </Section>
  )
}
