import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Heading, Text } from "@medusajs/ui"
import { Link, useSearchParams } from "react-router-dom"

import type { AmazonRegion, StoreCardDto } from "../../../types"
import { useAmazonHome } from "../../hooks/api/home"
import { useWords } from "../../hooks/use-words"
import { readRun, runQuery } from "../../lib/set-up-run"
import { ConnectPanel } from "../connect/connect-panel"
import { ConnectedLine } from "../connect/connected-line"
import { TokenForm } from "../connect/token-form"
import { ErrorBlock } from "../error-block"
import { SectionSkeleton } from "../section-skeleton"
import { StepBody } from "./step-body"
import { StepFooter } from "./step-footer"
import { StoresGone } from "./stores-gone"

const REGIONS: AmazonRegion[] = ["eu", "na", "fe"]
const UNCONNECTED = ["setup", "waiting", "disconnected"]

interface ConnectStepProps {
  storeIds: string[]
  way: "application" | "token"
}

/** The third step: one link to Amazon per region, one after another, and lines that turn by themselves. */
export const ConnectStep = ({ storeIds, way }: ConnectStepProps) => {
  const { t, locale } = useWords()
  const { data, error, refetch } = useAmazonHome()
  const stores = data?.stores.filter(({ id }) => storeIds.includes(id))
  if (!stores?.length) {
    return (
      <RouteFocusModal.Body className="mx-auto w-full max-w-[720px] py-12">
        {error ? (
          <ErrorBlock error={error} onRetry={() => refetch()} />
        ) : stores ? (
          <StoresGone />
        ) : (
          <SectionSkeleton />
        )}
      </RouteFocusModal.Body>
    )
  }
  const names = new Intl.ListFormat(locale).format(stores.map(({ name }) => name))
  return (
    <>
      <StepBody
        title={t("connect.title", { store: names })}
        hint={way === "token" ? t("consent.workWith.tokenHint") : t("connect.hint")}
      >
        <Regions stores={stores} way={way} />
      </StepBody>
      <StepFooter leaveLabel={t("create.later")} />
    </>
  )
}

const Regions = ({ stores, way }: { stores: StoreCardDto[]; way: ConnectStepProps["way"] }) => {
  const { t } = useWords()
  const regions = REGIONS.filter((region) => stores.some((store) => store.region === region))
  const openOf = (region: AmazonRegion) =>
    stores.filter((store) => store.region === region && UNCONNECTED.includes(store.status))
  const current = regions.find((region) => openOf(region).length > 0)
  return (
    <div className="flex flex-col gap-y-8">
      {regions.length > 1 && (
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("consent.onePerRegion", { count: regions.length })}
        </Text>
      )}
      {regions.map((region, index) => (
        <section key={region} className="flex flex-col gap-y-4">
          {regions.length > 1 && (
            <Heading level="h2">
              {t("consent.regionOf", {
                number: index + 1,
                total: regions.length,
                region: t(`regions.${region}`),
              })}
            </Heading>
          )}
          {stores
            .filter((store) => store.region === region && !UNCONNECTED.includes(store.status))
            .map((store) => (
              <ConnectedLine key={store.id} storeId={store.id} storeName={store.name} />
            ))}
          {region === current ? (
            <Way stores={openOf(region)} way={way} />
          ) : (
            openOf(region).length > 0 && (
              <Text size="small" className="text-ui-fg-subtle">
                {t("consent.afterThat")}
              </Text>
            )
          )}
        </section>
      ))}
    </div>
  )
}

/** By the shop's application or by a token; the other one is a click away. */
const Way = ({ stores, way }: { stores: StoreCardDto[]; way: ConnectStepProps["way"] }) => {
  const { t } = useWords()
  const [params] = useSearchParams()
  const ids = stores.map(({ id }) => id)
  const other = way === "token" ? "application" : "token"
  const query = new URLSearchParams(runQuery({ ...readRun(params), way: other }))
  return (
    <div className="flex flex-col gap-y-4">
      {way === "token" ? <TokenForm storeIds={ids} /> : <ConnectPanel storeIds={ids} />}
      <Link
        to={`?${query}`}
        className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover w-fit"
      >
        {other === "token" ? t("consent.useToken") : t("consent.useApplication")}
      </Link>
    </div>
  )
}
