import { Label, Select, Skeleton } from "@medusajs/ui"
import { useId, useState } from "react"

import type { AmazonRegion } from "../../../types"
import { useAmazonMarketplaces } from "../../hooks/api/marketplaces"
import { useWords } from "../../hooks/use-words"
import { ErrorBlock } from "../error-block"
import { MarketplaceOption } from "./marketplace-option"

const REGIONS: AmazonRegion[] = ["eu", "na", "fe"]

interface MarketplacePickerProps {
  value: string
  onChange: (marketplaceId: string) => void
}

/** Amazon's countries by region; those that have a store already lead to it. */
export const MarketplacePicker = ({ value, onChange }: MarketplacePickerProps) => {
  const { t } = useWords()
  const id = useId()
  const [region, setRegion] = useState<AmazonRegion>("eu")
  const { data, error, refetch } = useAmazonMarketplaces()
  if (error && !data) {
    return <ErrorBlock error={error} onRetry={() => refetch()} />
  }
  const shown = data?.marketplaces.filter((marketplace) => marketplace.region === region)
  return (
    <div className="flex flex-col gap-y-4">
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" htmlFor={id}>
          {t("create.region")}
        </Label>
        <Select value={region} onValueChange={(next) => setRegion(next as AmazonRegion)}>
          <Select.Trigger id={id} className="md:w-72">
            <Select.Value />
          </Select.Trigger>
          <Select.Content>
            {REGIONS.map((option) => (
              <Select.Item key={option} value={option}>
                {t(`regions.${option}`)}
              </Select.Item>
            ))}
          </Select.Content>
        </Select>
      </div>
      {shown ? (
        <div
          role="radiogroup"
          aria-label={t("create.where")}
          className="grid grid-cols-1 gap-2 md:grid-cols-2"
        >
          {shown.map((marketplace) => (
            <MarketplaceOption
              key={marketplace.id}
              marketplace={marketplace}
              checked={marketplace.id === value}
              onCheck={() => onChange(marketplace.id)}
            />
          ))}
        </div>
      ) : (
        <Skeleton className="h-40 w-full" />
      )}
    </div>
  )
}
