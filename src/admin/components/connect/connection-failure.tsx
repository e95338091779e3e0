import { ArrowUpRightOnBox, ExclamationCircleSolid } from "@medusajs/icons"
import { Button, Copy, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { ConnectionCountryDto, ConnectionError, PendingConnectionDto } from "../../../types"
import { useAmazonMarketplaces } from "../../hooks/api/marketplaces"
import { useCountryName } from "../../hooks/use-country-name"
import { useWords } from "../../hooks/use-words"
import { sellerCentralUrl } from "../../lib/seller-central"
import { Details } from "../details"

interface ConnectionFailureProps {
  error: NonNullable<PendingConnectionDto["error"]>
  /** To copy, when it is not registered at Amazon. */
  redirectUri: string | null
  /** Whose region's Seller Central is to be opened. */
  stores: ConnectionCountryDto[]
  /** Begins another consent; without it the button leads to the stores. */
  onAgain?: () => void
  /** The page where another consent can be begun. */
  againHref?: string
  /** Says what happened, where no heading does. */
  titled?: boolean
}

/** Faults after which only the stores' page helps: this consent is over or not one's own. */
const OVER: ConnectionError[] = ["unknown_state", "state_used", "other_user"]
/** What stands under Settings › Amazon. */
const KEYS: ConnectionError[] = ["not_configured", "application_refused", "draft_application"]

/** Why a store could not be connected, and the way on. */
export const ConnectionFailure = ({
  error,
  redirectUri,
  stores,
  onAgain,
  againHref,
  titled = false,
}: ConnectionFailureProps) => {
  const { t, code, locale } = useWords()
  const countryName = useCountryName()
  const countries = stores.map(({ country_code }) => countryName(country_code))
  return (
    <div role="alert" className="flex flex-col items-start gap-y-4">
      <div className="flex items-start gap-x-2">
        <ExclamationCircleSolid aria-hidden className="text-ui-tag-red-icon mt-0.5 shrink-0" />
        <div className="min-w-0">
          {titled && (
            <Text size="small" weight="plus">
              {code("connectionTitles", error.code)}
            </Text>
          )}
          <Text size="small" className="text-pretty">
            {code("connectionErrors", error.code, {
              countries: new Intl.ListFormat(locale).format(countries) || "–",
            })}
          </Text>
        </div>
      </div>
      {error.code === "address_not_registered" && redirectUri && (
        <div className="bg-ui-bg-subtle border-ui-border-base flex w-full min-w-0 items-center gap-x-2 rounded-md border px-3 py-2">
          <code className="txt-compact-small min-w-0 flex-1 break-all font-mono">
            {redirectUri}
          </code>
          <Copy content={redirectUri} className="text-ui-fg-muted shrink-0" />
        </div>
      )}
      <WayOn error={error.code} stores={stores} onAgain={onAgain} againHref={againHref} />
      <Details
        rows={[
          { label: t("error.code"), value: error.code },
          { label: t("error.answer"), value: error.message },
          { label: t("error.requestId"), value: error.request_id },
        ]}
      />
    </div>
  )
}

type WayOnProps = Pick<ConnectionFailureProps, "stores" | "onAgain" | "againHref"> & {
  error: ConnectionError
}

/** Where the cause is mended, if elsewhere, and then Amazon again. */
const WayOn = ({ error, stores, onAgain, againHref }: WayOnProps) => {
  const { t } = useWords()
  const { data } = useAmazonMarketplaces()
  const region = data?.marketplaces.find(({ id }) => id === stores[0]?.marketplace_id)?.region
  const elsewhere =
    error === "individual_plan" ? (
      <Button size="small" asChild>
        <a href={sellerCentralUrl(region ?? "")} target="_blank" rel="noreferrer">
          {t("consent.changePlan")}
          <ArrowUpRightOnBox />
        </a>
      </Button>
    ) : KEYS.includes(error) ? (
      <Button size="small" asChild>
        <Link to="/settings/amazon">{t("consent.openKeys")}</Link>
      </Button>
    ) : null
  const variant = elsewhere ? "secondary" : "primary"
  const again = OVER.includes(error) ? undefined : againHref
  return (
    <div className="flex flex-wrap gap-2">
      {elsewhere}
      {onAgain ? (
        <Button size="small" variant={variant} type="button" onClick={onAgain}>
          {t("connect.again")}
        </Button>
      ) : (
        <Button size="small" variant={variant} asChild>
          <Link to={again ?? "/amazon"}>{again ? t("connect.again") : t("connect.toStores")}</Link>
        </Button>
      )}
    </div>
  )
}
