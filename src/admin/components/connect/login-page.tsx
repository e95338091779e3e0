import { ArrowUpRightOnBox, ExclamationCircleSolid } from "@medusajs/icons"
import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { LoginFromAmazonBody } from "../../../types"
import { useContinueLogin, useLoginFromAmazon } from "../../hooks/api/connections"
import { useAttempt } from "../../hooks/use-attempt"
import { useErrorWords } from "../../hooks/use-error-words"
import { useWords } from "../../hooks/use-words"
import { isRefusal } from "../../lib/api-error"
import { readTold } from "../../lib/read-told"
import { Allowed } from "../allowed"
import { SectionPending } from "../section-pending"
import { StoreBadge } from "../store-badge"
import { Narrow } from "./narrow"

/** Seller Central has opened the shop: whom it concerns, and back to Amazon. */
export const LoginPage = ({ told: segment }: { told: string }) => {
  const { t } = useWords()
  const words = useErrorWords()
  const told = readTold(segment)
  const { data, error, refetch } = useLoginFromAmazon(told)
  if (isRefusal(error)) {
    return (
      <Narrow title={t("connect.failedTitle")}>
        <div role="alert" className="flex flex-col items-start gap-y-4">
          <div className="flex items-start gap-x-2">
            <ExclamationCircleSolid aria-hidden className="text-ui-tag-red-icon mt-0.5 shrink-0" />
            <Text size="small" className="text-pretty">
              {words(error)}
            </Text>
          </div>
          <Button size="small" asChild>
            <Link to="/amazon">{t("connect.toStores")}</Link>
          </Button>
        </div>
      </Narrow>
    )
  }
  if (!data) {
    return <SectionPending error={error} onRetry={() => refetch()} />
  }
  const { stores, account, selling_partner_id } = data.login
  const name = account?.name ?? selling_partner_id
  return (
    <Narrow title={t("consent.login.title")}>
      <div className="flex flex-col items-start gap-y-4">
        <Text size="small" className="text-pretty">
          {account
            ? t("consent.login.known", { account: name })
            : t("consent.login.unknown", { account: name })}
        </Text>
        {stores.length > 0 ? (
          <>
            <ul className="txt-small flex flex-col gap-y-2">
              {stores.map((store) => (
                <li key={store.id}>
                  <StoreBadge store={store} />
                </li>
              ))}
            </ul>
            <Allowed right="configure" orSay>
              <GoOn told={told} />
            </Allowed>
          </>
        ) : (
          <>
            <Text size="small" className="text-ui-fg-subtle">
              {t("consent.login.noStore")}
            </Text>
            <Button size="small" asChild>
              <Link to="/amazon/create">{t("home.addStore")}</Link>
            </Button>
          </>
        )}
      </div>
    </Narrow>
  )
}

const GoOn = ({ told }: { told: LoginFromAmazonBody }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending, isSuccess } = useContinueLogin()
  const onContinue = () =>
    attempt(async () => {
      const { redirect_url } = await mutateAsync(told)
      // The server has made sure that this is an address of Amazon's.
      window.location.assign(redirect_url)
    })
  return (
    <Button size="small" type="button" isLoading={isPending || isSuccess} onClick={onContinue}>
      {t("consent.login.continue")}
      <ArrowUpRightOnBox />
    </Button>
  )
}
