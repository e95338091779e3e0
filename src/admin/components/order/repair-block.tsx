import { ExclamationCircleSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { useState } from "react"

import type { AmazonOrderDetailResponse } from "../../../types"
import { useRepairAmazonOrder, useRetryAmazonOrder } from "../../hooks/api/orders"
import { useAttempt } from "../../hooks/use-attempt"
import { useHeldReasonWords } from "../../hooks/use-held-reason-words"
import { useTellRetry } from "../../hooks/use-tell-retry"
import { useWords } from "../../hooks/use-words"
import { skusToLink } from "../../lib/skus-to-link"
import { Allowed } from "../allowed"
import { LinkSkuRow } from "./link-sku-row"

/** Why an order is held, and the way out: link its products, or try again when the cause is gone. */
export const RepairBlock = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const heldWords = useHeldReasonWords()
  const tellRetry = useTellRetry()
  const [chosen, setChosen] = useState<Record<string, string>>({})
  const repair = useRepairAmazonOrder(order.id)
  const retry = useRetryAmazonOrder(order.id)
  const skus = skusToLink(order)
  const links = skus
    .filter(({ sku }) => chosen[sku])
    .map(({ sku }) => ({ seller_sku: sku, variant_id: chosen[sku] }))

  const onAct = () =>
    attempt(async () =>
      tellRetry(skus.length > 0 ? await repair.mutateAsync({ links }) : await retry.mutateAsync())
    )

  return (
    <Container className="divide-y p-0" role="region" aria-label={t("repair.title")}>
      <div className="flex items-center gap-x-2 px-6 py-4">
        <ExclamationCircleSolid aria-hidden className="text-ui-tag-red-icon" />
        <Heading level="h2">
          {order.held_reasons[0]
            ? t("repair.held", { reason: code("heldReasonNames", order.held_reasons[0].code) })
            : t("repair.title")}
        </Heading>
      </div>
      <div className="flex flex-col gap-y-4 px-6 py-4">
        {order.held_reasons.map((reason, index) => (
          <div key={`${reason.code}-${index}`} className="flex flex-col gap-y-0.5">
            <Text size="small">{heldWords(reason)}</Text>
            <Text size="small" className="text-ui-fg-subtle">
              {code("heldRemedies", reason.code)}
            </Text>
          </div>
        ))}
        <Allowed right="operate">
          {skus.map(({ sku, title }) => (
            <LinkSkuRow
              key={sku}
              sku={sku}
              title={title}
              value={chosen[sku]}
              onChange={(variant) =>
                setChosen(({ [sku]: _previous, ...rest }) =>
                  variant ? { ...rest, [sku]: variant } : rest
                )
              }
            />
          ))}
        </Allowed>
        {skus.length > 0 && order.same_reason_count > 1 && (
          <Text size="small" className="text-ui-fg-subtle">
            {t("repair.others", { count: order.same_reason_count - 1 })}
          </Text>
        )}
      </div>
      <Allowed right="operate" orSay>
        <div className="flex justify-end px-6 py-4">
          <Button
            size="small"
            type="button"
            isLoading={repair.isPending || retry.isPending}
            disabled={skus.length > 0 && links.length < skus.length}
            onClick={onAct}
          >
            {skus.length > 0 ? t("repair.repair") : t("common.tryAgain")}
          </Button>
        </div>
      </Allowed>
    </Container>
  )
}
