import { ExclamationCircleSolid, PauseSolid, Trash } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useMoveStore } from "../../hooks/api/life"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { formatDate } from "../../lib/format-time"
import { Allowed } from "../allowed"
import { Banner } from "./banner"
import { ClosingBanner } from "./closing-banner"

/** Above a store's page while it does not work as usual. */
export const StoreBanner = ({ store }: { store: StoreCardDto }) => {
  if (store.status === "closing") {
    return <ClosingBanner store={store} icon={<Trash />} />
  }
  if (store.status === "paused") {
    return <PausedBanner store={store} />
  }
  return store.status === "lapsed" ? <LapsedBanner store={store} /> : null
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

const LapsedBanner = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  return (
    <Banner
      colour="red"
      icon={<ExclamationCircleSolid />}
      title={t("lapsed.title", { store: store.name })}
      text={t("lapsed.text")}
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
