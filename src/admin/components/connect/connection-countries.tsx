import { CheckCircleSolid, XCircleSolid } from "@medusajs/icons"
import { Text } from "@medusajs/ui"

import type { ConnectionCountryDto } from "../../../types"
import { useCountryName } from "../../hooks/use-country-name"
import { useWords } from "../../hooks/use-words"
import { Flag } from "../flag"

interface ConnectionCountriesProps {
  stores: ConnectionCountryDto[]
  isTicked: (country: ConnectionCountryDto) => boolean
  onTick: (country: ConnectionCountryDto, ticked: boolean) => void
}

/** The countries of the account: connected now, also sold in, or not part of it. */
export const ConnectionCountries = ({ stores, isTicked, onTick }: ConnectionCountriesProps) => {
  const { t } = useWords()
  return (
    <ul className="flex flex-col gap-y-2 px-6 py-4" aria-label={t("check.countries")}>
      {stores.map((store) => (
        <li key={`${store.id ?? ""}${store.marketplace_id}`}>
          <Country store={store} ticked={isTicked(store)} onTick={(tick) => onTick(store, tick)} />
        </li>
      ))}
    </ul>
  )
}

interface CountryProps {
  store: ConnectionCountryDto
  ticked: boolean
  onTick: (ticked: boolean) => void
}

const ROW = "txt-small flex items-start gap-x-2"

const Country = ({ store, ticked, onTick }: CountryProps) => {
  const { code } = useWords()
  const countryName = useCountryName()
  const words = (
    <>
      <span className="mt-0.5 flex shrink-0">
        <Flag country={store.country_code} decorative />
      </span>
      <span className="min-w-0">
        {countryName(store.country_code)}{" "}
        <Text as="span" size="small" className="text-ui-fg-subtle">
          {code("connectionCountries", store.state, {
            store: store.name,
            country: countryName(store.country_code),
            other: store.taken_by,
          })}
        </Text>
      </span>
    </>
  )
  switch (store.state) {
    case "absent":
    case "taken":
      return (
        <div className={ROW}>
          <XCircleSolid aria-hidden className="text-ui-tag-red-icon mt-0.5 shrink-0" />
          {words}
        </div>
      )
    case "connected":
      return (
        <div className={ROW}>
          <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon mt-0.5 shrink-0" />
          {words}
        </div>
      )
    default:
      return (
        <label
          className={`${ROW} has-[:focus-visible]:shadow-borders-interactive-with-focus cursor-pointer rounded`}
        >
          <input
            type="checkbox"
            className="mt-0.5 size-4 shrink-0"
            checked={ticked}
            onChange={(event) => onTick(event.target.checked)}
          />
          {words}
        </label>
      )
  }
}
