import { CheckCircleSolid, MinusMini, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import type { PendingConnectionDto } from "../../../types"
import { useCountryName } from "../../hooks/use-country-name"
import { useWords } from "../../hooks/use-words"
import { Flag } from "../flag"

type Country = PendingConnectionDto["stores"][number]

/** The countries of the account: connected now, also sold in, or not part of it. */
export const ConnectionCountries = ({ stores }: { stores: Country[] }) => {
  const { t } = useWords()
  const countryName = useCountryName()
  return (
    <ul className="flex flex-col gap-y-2 px-6 py-4" aria-label={t("check.countries")}>
      {stores.map((store) => (
        <li key={store.marketplace_id} className="txt-small flex items-center gap-x-2">
          <Sign store={store} />
          <Flag country={store.country_code} decorative />
          <span>{countryName(store.country_code)}</span>
          <Text size="small" className="text-ui-fg-subtle">
            {!store.participating
              ? t("check.notInAccount")
              : store.selected
                ? `→ ${store.name}`
                : t("check.alsoSells")}
          </Text>
        </li>
      ))}
    </ul>
  )
}

const Sign = ({ store }: { store: Country }) => {
  if (!store.participating) {
    return <XCircleSolid aria-hidden className="text-ui-tag-red-icon" />
  }
  return store.selected ? (
    <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
  ) : (
    <MinusMini aria-hidden className="text-ui-fg-muted" />
  )
}
