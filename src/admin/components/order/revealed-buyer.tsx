import { Copy, Text } from "@medusajs/ui"

import type { AmazonBuyerResponse } from "../../../types"
import { useCountryName } from "../../hooks/use-country-name"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"

/** Name, address, e-mail and phone; or why there is nothing to see. */
export const RevealedBuyer = ({
  answer: { buyer, erased_at },
}: {
  answer: AmazonBuyerResponse
}) => {
  const { t, locale } = useWords()
  const countryName = useCountryName()
  if (!buyer) {
    return (
      <Text size="small">
        {erased_at ? t("buyer.erased", { date: formatDate(erased_at, locale) }) : t("buyer.absent")}
      </Text>
    )
  }
  const country = buyer.country_code && countryName(buyer.country_code)
  const label = [buyer.name, buyer.company, ...buyer.address, country].filter(Boolean)
  const reachable = [buyer.email, buyer.phone].filter((text): text is string => Boolean(text))
  return (
    <div className="flex flex-col gap-y-3">
      <div className="flex items-start justify-between gap-x-4">
        <address className="txt-small flex min-w-0 flex-col not-italic">
          {label.map((line) => (
            <span key={line} className="break-words">
              {line}
            </span>
          ))}
        </address>
        <Copy content={label.join("\n")} className="text-ui-fg-muted" />
      </div>
      {reachable.map((text) => (
        <div key={text} className="flex items-center justify-between gap-x-4">
          <Text size="small" className="min-w-0 break-words">
            {text}
          </Text>
          <Copy content={text} className="text-ui-fg-muted" />
        </div>
      ))}
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("buyer.recorded")}
      </Text>
    </div>
  )
}
