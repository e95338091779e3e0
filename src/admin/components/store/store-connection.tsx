import { SectionRow } from "@medusajs/dashboard/components"
import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button, Copy, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { manageAppsUrl } from "../../lib/seller-central"
import { Allowed } from "../allowed"
import { HealthSummary } from "../health/health-summary"
import { Section } from "../section"
import { AccessUntil } from "./access-until"

const SHOWN = 4

export const StoreConnection = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const { account } = store
  if (!account) {
    return (
      <Section title={t("store.connection")}>
        <div className="flex flex-col items-start gap-y-3 px-6 py-4">
          <Text size="small" className="text-ui-fg-subtle">
            {t("store.notConnected")}
          </Text>
          <Allowed right="configure">
            <Button size="small" variant="secondary" asChild>
              <Link to={`/amazon/stores/${store.id}/connect`}>{t("store.connect")}</Link>
            </Button>
          </Allowed>
        </div>
      </Section>
    )
  }
  const id = account.selling_partner_id
  return (
    <Section title={t("store.connection")}>
      <SectionRow
        title={t("check.account")}
        value={
          <span className="flex min-w-0 flex-wrap items-center gap-x-2">
            {account.name && <span>{account.name}</span>}
            <span className="flex items-center gap-x-1 font-mono">
              {`${id.slice(0, SHOWN)}…${id.slice(-SHOWN)}`}
              <Copy content={id} />
            </span>
          </span>
        }
      />
      <HealthSummary storeId={store.id} />
      <SectionRow title={t("figures.access")} value={<AccessUntil account={account} />} />
      <div className="flex flex-wrap gap-2 px-6 py-4">
        {/* Of a lapsed store the banner has the button. */}
        {store.status !== "lapsed" && (
          <Allowed right="configure">
            <Button size="small" variant="secondary" asChild>
              <Link to={`/amazon/stores/${store.id}/connect`}>
                {account.status === "disconnected" ? t("store.connect") : t("store.renew")}
              </Link>
            </Button>
          </Allowed>
        )}
        <Button size="small" variant="transparent" asChild>
          <a href={manageAppsUrl(store.region)} target="_blank" rel="noreferrer">
            {t("store.sellerCentral")}
            <ArrowUpRightOnBox />
          </a>
        </Button>
      </div>
    </Section>
  )
}
