import { Label, Select, Skeleton, Text } from "@medusajs/ui"
import { useEffect, useId, useState } from "react"

import { defaultStoreName } from "../../../domain/stores/default-store-name"
import type { AmazonMarketplaceDto, AmazonRegion } from "../../../types"
import { useAmazonMarketplaces } from "../../hooks/api/marketplaces"
import { useWords } from "../../hooks/use-words"
import { ErrorBlock } from "../error-block"
import { MarketplaceOption } from "./marketplace-option"

const REGIONS: AmazonRegion[] = ["eu", "na", "fe"]

interface Ticked {
  marketplace_id: string
  name: string
}

type Fault = { message?: string } | undefined

interface MarketplacePickerProps {
  value: Ticked[]
  /** By place in the list. */
  errors?: { [index: number]: { marketplace_id?: Fault; name?: Fault } | undefined }
  /** How often the person has tried to go on. */
  attempts: number
  onChange: (ticked: Ticked[]) => void
}

/** Amazon's countries by region; each ticked one gets a store with its name. */
export const MarketplacePicker = ({
  value,
  errors,
  attempts,
  onChange,
}: MarketplacePickerProps) => {
  const { t } = useWords()
  const id = useId()
  const [region, setRegion] = useState<AmazonRegion>("eu")
  const [focus, setFocus] = useState<{ id: string; attempt: number } | null>(null)
  const { data, error, refetch } = useAmazonMarketplaces()
  const faulty = value.find((_, place) => errors?.[place])?.marketplace_id
  const faultyRegion = data?.marketplaces.find((one) => one.id === faulty)?.region

  // After each attempt to go on: what is wrong may be in another region than the one shown, where
  // nobody would see it.
  useEffect(() => {
    if (faulty && faultyRegion) {
      setRegion(faultyRegion)
      setFocus({ id: faulty, attempt: attempts })
    }
    // Not while a name is typed, which changes the errors as well.
  }, [attempts])

  if (error && !data) {
    return <ErrorBlock error={error} onRetry={() => refetch()} />
  }
  if (!data) {
    return <Skeleton className="h-40 w-full" />
  }
  const { marketplaces } = data
  const shown = marketplaces.filter((marketplace) => marketplace.region === region)
  const placeOf = ({ id: one }: AmazonMarketplaceDto) =>
    value.findIndex(({ marketplace_id }) => marketplace_id === one)
  const regions = REGIONS.filter((one) =>
    marketplaces.some((marketplace) => marketplace.region === one && placeOf(marketplace) >= 0)
  )
  const tick = (marketplace: AmazonMarketplaceDto) => {
    const names = [
      ...marketplaces.flatMap(({ store }) => store?.name ?? []),
      ...value.map(({ name }) => name),
    ]
    const name = defaultStoreName(marketplace.country_code, names)
    onChange(
      placeOf(marketplace) >= 0
        ? value.filter(({ marketplace_id }) => marketplace_id !== marketplace.id)
        : [...value, { marketplace_id: marketplace.id, name }]
    )
  }
  const rename = (marketplace: AmazonMarketplaceDto, name: string) =>
    onChange(value.map((one) => (one.marketplace_id === marketplace.id ? { ...one, name } : one)))

  return (
    <div className="flex flex-col gap-y-4">
      <div className="flex flex-col gap-y-2">
        <Label size="small" weight="plus" htmlFor={id}>
          {t("create.region")}
        </Label>
        <Select
          value={region}
          onValueChange={(next) => {
            setFocus(null)
            setRegion(next as AmazonRegion)
          }}
        >
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
        {regions.length > 1 && (
          <Text size="small" className="text-ui-fg-subtle" role="status">
            {t("consent.severalRegions", {
              regions: regions.map((one) => t(`regions.${one}`)).join(", "),
            })}
          </Text>
        )}
      </div>
      <div
        role="group"
        aria-label={t("create.where")}
        className="grid grid-cols-1 gap-2 md:grid-cols-2"
      >
        {shown.map((marketplace) => {
          const place = placeOf(marketplace)
          const fault = errors?.[place]
          return (
            <MarketplaceOption
              key={marketplace.id}
              marketplace={marketplace}
              name={value[place]?.name ?? null}
              error={fault?.marketplace_id?.message}
              nameError={fault?.name?.message}
              focusAttempt={focus?.id === marketplace.id ? focus.attempt : 0}
              onTick={() => tick(marketplace)}
              onRename={(name) => rename(marketplace, name)}
            />
          )
        })}
      </div>
    </div>
  )
}
