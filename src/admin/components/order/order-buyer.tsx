import { Button, Text } from "@medusajs/ui"

import type { AmazonOrderDetailResponse } from "../../../types"
import { useRevealAmazonBuyer } from "../../hooks/api/buyer"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { Section } from "../section"
import { RevealedBuyer } from "./revealed-buyer"

/** The buyer, masked; "Show" needs its right, is recorded, and lasts a minute. */
export const OrderBuyer = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const reveal = useRevealAmazonBuyer(order.id)
  const shown = reveal.data
  return (
    <Section
      title={t("orders.columns.buyer")}
      actions={
        <Allowed right="see_personal_data">
          <Button
            size="small"
            variant="secondary"
            type="button"
            isLoading={reveal.isPending}
            aria-expanded={Boolean(shown)}
            onClick={() => (shown ? reveal.reset() : attempt(reveal.mutateAsync))}
          >
            {shown ? t("buyer.hide") : t("buyer.show")}
          </Button>
        </Allowed>
      }
    >
      <div aria-live="polite" className="px-6 py-4">
        {shown ? (
          <RevealedBuyer answer={shown} />
        ) : (
          <Text size="small">{order.buyer_masked ?? t("order.noBuyer")}</Text>
        )}
      </div>
    </Section>
  )
}
