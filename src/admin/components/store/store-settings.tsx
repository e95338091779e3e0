import { SectionRow } from "@medusajs/dashboard/components"

import type { StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"
import { EditMenu } from "../edit-menu"
import { Section } from "../section"

export const StoreSettings = ({ store }: { store: StoreCardDto }) => {
  const { t, locale } = useWords()
  const { stock, orders } = store.settings
  const limits = [
    t("settings.keepBack", { count: stock.threshold }),
    stock.maximum === null
      ? t("settings.noMaximum")
      : t("settings.atMost", { count: stock.maximum }),
  ]
  return (
    <Section
      title={t("settings.title")}
      actions={<EditMenu label={t("settings.title")} to={`/amazon/stores/${store.id}/settings`} />}
    >
      <SectionRow
        title={t("settings.stock")}
        value={stock.enabled ? limits.join(", ") : t("figures.stockOff")}
      />
      <SectionRow
        title={t("settings.orders")}
        value={
          orders.import_since
            ? t("settings.since", { date: formatDate(orders.import_since, locale) })
            : t("settings.allOrders")
        }
      />
      <SectionRow
        title={t("settings.totals")}
        value={
          orders.hold_unexplained_totals ? t("settings.totalsHold") : t("settings.totalsImport")
        }
      />
    </Section>
  )
}
