import { CheckCircleSolid } from "@medusajs/icons"
import { clx, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonMarketplaceDto } from "../../../types"
import { useCountryName } from "../../hooks/use-country-name"
import { useWords } from "../../hooks/use-words"
import { Flag } from "../flag"

interface MarketplaceOptionProps {
  marketplace: AmazonMarketplaceDto
  checked: boolean
  onCheck: () => void
}

export const MarketplaceOption = ({ marketplace, checked, onCheck }: MarketplaceOptionProps) => {
  const { t } = useWords()
  const countryName = useCountryName()
  const facts = (
    <>
      <Flag country={marketplace.country_code} decorative />
      <span className="flex min-w-0 flex-1 flex-col">
        <Text as="span" size="small" weight="plus" leading="compact">
          {countryName(marketplace.country_code)}
        </Text>
        <Text as="span" size="small" leading="compact" className="text-ui-fg-subtle truncate">
          {marketplace.store
            ? t("create.alreadyAdded", { store: marketplace.store.name })
            : `${marketplace.domain} · ${marketplace.currency_code}`}
        </Text>
      </span>
    </>
  )
  const box = "flex items-center gap-x-3 rounded-lg px-3 py-2"
  if (marketplace.store) {
    return (
      <div className={clx(box, "bg-ui-bg-disabled")}>
        {facts}
        <Link
          to={`/amazon/stores/${marketplace.store.id}`}
          className="txt-compact-small-plus text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
        >
          {t("common.open")}
        </Link>
      </div>
    )
  }
  return (
    <label
      className={clx(
        box,
        "bg-ui-bg-component hover:bg-ui-bg-component-hover has-[:focus-visible]:shadow-borders-interactive-with-focus cursor-pointer transition-colors",
        checked ? "shadow-borders-interactive-with-shadow" : "shadow-borders-base"
      )}
    >
      <input
        type="radio"
        name="marketplace"
        className="sr-only"
        checked={checked}
        onChange={onCheck}
      />
      {facts}
      {checked && <CheckCircleSolid aria-hidden className="text-ui-fg-interactive shrink-0" />}
    </label>
  )
}
