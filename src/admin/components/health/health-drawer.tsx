import { RouteDrawer } from "@medusajs/dashboard/components"
import { Button, Text } from "@medusajs/ui"

import { useAmazonHealth, useCheckAmazonHealth } from "../../hooks/api/health"
import { useRights } from "../../hooks/api/rights"
import { useAttempt } from "../../hooks/use-attempt"
import { useNow } from "../../hooks/use-now"
import { useWords } from "../../hooks/use-words"
import { formatRelative } from "../../lib/format-time"
import { Allowed } from "../allowed"
import { DrawerFrame } from "../drawer-frame"
import { Timestamp } from "../timestamp"
import { HealthChecks } from "./health-checks"

/** Every check of a store, with what was found and what to do. */
export const HealthDrawer = ({ storeId }: { storeId: string }) => {
  const { t, number, locale } = useWords()
  const { may } = useRights()
  const attempt = useAttempt()
  const now = useNow(1_000)
  const query = useAmazonHealth(storeId)
  const check = useCheckAmazonHealth(storeId)
  const next = query.data?.next_check_at ?? null
  const tooSoon = next !== null && Date.parse(next) > now

  const onCheck = () => attempt(check.mutateAsync, ({ outcome }) => t(`health.outcomes.${outcome}`))

  return (
    <DrawerFrame title={t("health.title")} description={t("health.hint")} query={query}>
      {({ checks, fine, total, asked_at }) => (
        <>
          <RouteDrawer.Body className="flex flex-col gap-y-6 overflow-y-auto">
            <div aria-live="polite" className="flex flex-col gap-y-1">
              <Text size="small" weight="plus">
                {t("health.fine", { fine: number(fine), total: number(total) })}
              </Text>
              <Text as="div" size="small" className="text-ui-fg-subtle">
                {asked_at ? (
                  <>
                    {t("health.asked")} <Timestamp at={asked_at} />
                  </>
                ) : (
                  t("health.neverAsked")
                )}
              </Text>
            </div>
            <HealthChecks
              checks={checks}
              onCheck={may("operate") && !tooSoon ? onCheck : undefined}
              isChecking={check.isPending}
            />
          </RouteDrawer.Body>
          <RouteDrawer.Footer className="flex-wrap">
            {tooSoon && (
              <Text size="small" className="text-ui-fg-subtle mr-auto" role="status">
                {t("health.next", { when: formatRelative(next, now, locale) })}
              </Text>
            )}
            <RouteDrawer.Close asChild>
              <Button size="small" variant="secondary" type="button">
                {t("common.close")}
              </Button>
            </RouteDrawer.Close>
            <Allowed right="operate">
              <Button
                size="small"
                type="button"
                isLoading={check.isPending}
                disabled={tooSoon}
                onClick={onCheck}
              >
                {t("health.checkAgain")}
              </Button>
            </Allowed>
          </RouteDrawer.Footer>
        </>
      )}
    </DrawerFrame>
  )
}
