import { ExclamationCircleSolid, PauseSolid, Trash } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonProblemDto, StoreCardDto } from "../../../types"
import { useMoveStore } from "../../hooks/api/life"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"
import { Allowed } from "../allowed"
import { Banner } from "./banner"
import { ClosingBanner } from "./closing-banner"

interface StoreBannerProps {
  store: StoreCardDto
  /** Of its page: one of them tells since when Amazon refuses. */
  problems: AmazonProblemDto[]
}

/**
 * Above a store's page while it does not work as usual: the one place that says all of it. The rest
 * of the page only names the state.
 */
export const StoreBanner = ({ store, problems }: StoreBannerProps) => {
  if (store.status === "closing") {
    return <ClosingBanner store={store} icon={<Trash />} />
  }
  if (store.status === "paused") {
    return <PausedBanner store={store} />
  }
  return store.status === "lapsed" ? <LapsedBanner store={store} problems={problems} /> : null
}

const PausedBanner = ({ store }: { store: StoreCardDto }) => {
  const { t, locale } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending } = useMoveStore(store.id, "resume")
  const { since, by } = store.life
  return (
    <Banner
      colour="grey"
      icon={<PauseSolid />}
      title={t("pause.title", { store: store.name })}
      text={
        <>
          {since && by && <>{t("pause.by", { name: by, date: formatDate(since, locale) })} </>}
          {t("pause.stands")}
        </>
      }
      actions={
        <Allowed right="operate">
          <Button
            size="small"
            variant="secondary"
            type="button"
            isLoading={isPending}
            onClick={() => attempt(mutateAsync, t("pause.resumed", { store: store.name }))}
          >
            {t("pause.resume")}
          </Button>
        </Allowed>
      }
    />
  )
}

const LapsedBanner = ({ store, problems }: StoreBannerProps) => {
  const { t, locale } = useWords()
  const since = problems.find(({ code }) => code === "access_lapsed")?.parameters.since
  return (
    <Banner
      colour="red"
      icon={<ExclamationCircleSolid />}
      title={t("lapsed.title", { store: store.name })}
      text={
        <>
          {typeof since === "string" && (
            <>{t("lapsed.since", { date: formatDate(since, locale) })} </>
          )}
          {t("lapsed.text")}
        </>
      }
      actions={
        <Allowed right="configure">
          <Button size="small" variant="secondary" asChild>
            <Link to={`/amazon/stores/${store.id}/connect`}>{t("store.renew")}</Link>
          </Button>
        </Allowed>
      }
    />
  )
}
