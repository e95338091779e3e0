import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonDataflowDto, StoreCardDto } from "../../../types"
import { useRunAmazonFlows } from "../../hooks/api/flows"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { canRun } from "../../lib/can-run"
import { Allowed } from "../allowed"
import { useStoreMenu } from "../life/use-store-menu"
import { MoreMenu } from "../more-menu"
import { StoreBadge } from "../store-badge"
import { StoreStatusBadge } from "../store-status-badge"
import { StoreSummary } from "./store-summary"

const CONNECTABLE = ["setup", "waiting", "disconnected"]

export const StoreHeader = ({
  store,
  flows,
}: {
  store: StoreCardDto
  flows: AmazonDataflowDto[]
}) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const menu = useStoreMenu(store)
  const run = useRunAmazonFlows(store.id)
  // One that is still under way when access lapses ends by itself: nothing can be run.
  const runnable = store.status === "lapsed" ? [] : flows.filter(canRun).map(({ id }) => id)

  const onRunAll = () =>
    attempt(
      () => run.mutateAsync(runnable),
      (answers) => {
        const count = answers.filter(({ outcome }) => outcome === "started").length
        return count ? t("flow.allStarted", { count }) : t("flow.allRunning")
      }
    )

  return (
    <Container className="flex flex-col gap-y-2 px-6 py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="flex min-w-0 flex-wrap items-center gap-x-3 gap-y-1">
          <Heading className="min-w-0">
            <StoreBadge store={store} />
          </Heading>
          <StoreStatusBadge status={store.status} />
        </div>
        <div className="flex items-center gap-x-2">
          {CONNECTABLE.includes(store.status) ? (
            <Allowed right="configure">
              <Button size="small" asChild>
                <Link to={`/amazon/stores/${store.id}/connect`}>{t("store.connect")}</Link>
              </Button>
            </Allowed>
          ) : (
            <Allowed right="operate">
              <Button
                size="small"
                variant="secondary"
                type="button"
                isLoading={run.isPending}
                disabled={runnable.length === 0}
                onClick={onRunAll}
              >
                {t("store.runAll")}
              </Button>
            </Allowed>
          )}
          <MoreMenu label={store.name} groups={menu} />
        </div>
      </div>
      {/* The account's flows go on for its other stores: their times are not those of a paused one. */}
      {store.status !== "paused" && (
        <Text as="div" size="small" className="text-ui-fg-subtle">
          <StoreSummary store={store} flows={flows} />
        </Text>
      )}
    </Container>
  )
}
