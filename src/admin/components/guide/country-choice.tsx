import { Label, Select } from "@medusajs/ui"

import { useAmazonMarketplaces } from "../../hooks/api/marketplaces"
import { useCountryName } from "../../hooks/use-country-name"
import { useWords } from "../../hooks/use-words"
import { Flag } from "../flag"

/** Whose Seller Central the links open, and whose currency is looked for. */
export const CountryChoice = ({
  value,
  onChange,
}: {
  value: string
  onChange: (code: string) => void
}) => {
  const { t } = useWords()
  const countryName = useCountryName()
  const { data } = useAmazonMarketplaces()
  const codes = data?.marketplaces.map(({ country_code }) => country_code) ?? [value]
  return (
    <div className="flex w-full flex-col gap-y-1 sm:w-56">
      <Label size="small" htmlFor="guide-country">
        {t("guide.country")}
      </Label>
      <Select size="small" value={value} onValueChange={onChange}>
        <Select.Trigger id="guide-country">
          <Select.Value />
        </Select.Trigger>
        <Select.Content>
          {[...codes]
            .sort((a, b) => countryName(a).localeCompare(countryName(b)))
            .map((code) => (
              <Select.Item key={code} value={code}>
                <span className="flex items-center gap-x-2">
                  <Flag country={code} decorative />
                  {countryName(code)}
                </span>
              </Select.Item>
            ))}
        </Select.Content>
      </Select>
    </div>
  )
}
