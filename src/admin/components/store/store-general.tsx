import { SectionRow } from "@medusajs/dashboard/components"
import { Tooltip } from "@medusajs/ui"

import type { StoreCardDto } from "../../../types"
import { useCountryName } from "../../hooks/use-country-name"
import { useWords } from "../../hooks/use-words"
import { describeSource } from "../../lib/describe-source"
import { EditMenu } from "../edit-menu"
import { Section } from "../section"

export const StoreGeneral = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const countryName = useCountryName()
  return (
    <Section
      title={t("store.general")}
      actions={<EditMenu label={t("store.general")} to={`/amazon/stores/${store.id}/edit`} />}
    >
      <SectionRow
        title={t("fields.country")}
        value={
          <Tooltip content={t("create.channelHint")} maxWidth={320}>
            <span tabIndex={0}>
              {countryName(store.country_code)} · {store.currency_code}
            </span>
          </Tooltip>
        }
      />
      <SectionRow
        title={t("fields.salesChannel")}
        value={store.sales_channel?.name ?? t("store.noChannel")}
      />
      <SectionRow title={t("fields.email")} value={store.email ?? "–"} />
      <SectionRow
        title={t("fields.stockLocations")}
        value={
          store.stock_locations.map(({ name }) => name).join(", ") || t("store.channelLocations")
        }
      />
      <SectionRow
        title={t("attributeMap.short")}
        value={
          <ol className="flex list-inside list-decimal flex-col">
            {store.attribute_map.map(({ identifier, source }) => (
              <li key={`${identifier}-${source}`}>
                {identifier === "SKU" ? t("attributeMap.sellerSku") : identifier} ↔{" "}
                {describeSource(source, t)}
              </li>
            ))}
          </ol>
        }
      />
    </Section>
  )
}
