import { Heading, Text } from "@medusajs/ui"

import type { AmazonGuideResponse } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { CountryChoice } from "./country-choice"

interface GuideHeaderProps {
  guide: AmazonGuideResponse
  onCountry: (code: string) => void
}

export const GuideHeader = ({ guide, onCountry }: GuideHeaderProps) => {
  const { t, number } = useWords()
  const done = guide.steps.filter((step) => step.done).length
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-3 px-1">
      <div className="flex min-w-0 max-w-2xl flex-col gap-y-1">
        <Heading>{t("guide.title")}</Heading>
        <Text size="small" className="text-ui-fg-subtle text-pretty">
          {t("guide.hint")}
        </Text>
        <Text size="small" weight="plus" role="status">
          {t("guide.progress", { done: number(done), total: number(guide.steps.length) })}
        </Text>
      </div>
      <CountryChoice value={guide.country_code} onChange={onCountry} />
    </div>
  )
}
