import { ArrowPath, ArrowUpRightOnBox } from "@medusajs/icons"
import { Button, Container, Copy, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonOrderDetailResponse } from "../../../types"
import { useAmazonStore } from "../../hooks/api/stores"
import { useRetryAmazonOrder } from "../../hooks/api/orders"
import { useAttempt } from "../../hooks/use-attempt"
import { useTellRetry } from "../../hooks/use-tell-retry"
import { useWords } from "../../hooks/use-words"
import { sellerCentralOrderUrl } from "../../lib/seller-central"
import { MoreMenu } from "../more-menu"
import { OrderStateBadge } from "../order-state-badge"
import { StoreBadge } from "../store-badge"
import { Timestamp } from "../timestamp"

export const OrderHeader = ({ order }: { order: AmazonOrderDetailResponse["order"] }) => {
  const { t, code } = useWords()
  const attempt = useAttempt()
  const tellRetry = useTellRetry()
  const retry = useRetryAmazonOrder(order.id)
  const { data } = useAmazonStore(order.store?.id ?? "", { enabled: Boolean(order.store) })
  const domain = data?.store.domain

  const onRetry = () => attempt(async () => tellRetry(await retry.mutateAsync()))

  const actions = [
    ...(domain
      ? [
          {
            icon: <ArrowUpRightOnBox />,
            label: t("order.sellerCentral"),
            onClick: () =>
              window.open(
                sellerCentralOrderUrl(domain, order.amazon_order_id),
                "_blank",
                "noreferrer"
              ),
          },
        ]
      : []),
    ...(order.state !== "imported"
      ? [
          {
            icon: <ArrowPath />,
            label: t("common.tryAgain"),
            onClick: onRetry,
            right: "operate" as const,
          },
        ]
      : []),
  ]

  return (
    <Container className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <Heading className="tabular-nums">{order.amazon_order_id}</Heading>
          <Copy content={order.amazon_order_id} className="text-ui-fg-muted" />
          <OrderStateBadge state={order.state} />
        </div>
        <div className="flex items-center gap-x-2">
          {order.order_id && (
            <Button size="small" variant="secondary" asChild>
              <Link to={`/orders/${order.order_id}`}>{t("order.openInMedusa")}</Link>
            </Button>
          )}
          {actions.length > 0 && <MoreMenu label={order.amazon_order_id} groups={[{ actions }]} />}
        </div>
      </div>
      <Text as="div" size="small" className="text-ui-fg-subtle flex flex-wrap items-center gap-x-2">
        <StoreBadge store={order.store} />
        <span>·</span>
        <span>
          {t("order.placed")}{" "}
          <Timestamp at={order.placed_at} variant="short" country={order.store?.country_code} />
        </span>
        <span>·</span>
        <span>{t("order.atAmazon", { status: code("amazonStatus", order.amazon_status) })}</span>
      </Text>
      {order.state === "ignored" && order.ignored_reason && (
        <Text size="small">{code("ignoredReasons", order.ignored_reason)}</Text>
      )}
    </Container>
  )
}
