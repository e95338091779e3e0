import { Button } from "@medusajs/ui"
import type { ReactNode } from "react"
import { Link } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useMoveStore } from "../../hooks/api/life"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { Banner } from "./banner"

/** How far a store is that deletes itself when its listings are at 0, and how to stop that. */
export const ClosingBanner = ({ store, icon }: { store: StoreCardDto; icon: ReactNode }) => {
  const { t, number } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending } = useMoveStore(store.id, "keep")
  const { done, total, refused } = store.life.closing ?? { done: 0, total: 0, refused: 0 }
  const lapsed = store.account?.status === "lapsed"
  return (
    <Banner
      colour={lapsed || refused > 0 ? "red" : "blue"}
      icon={icon}
      title={t("closing.title", { store: store.name })}
      text={
        <>
          {t("closing.progress", { done: number(done), total: number(total) })}{" "}
          {lapsed
            ? t("closing.lapsed")
            : refused > 0
              ? t("closing.refused", { count: refused })
              : t("closing.then")}
        </>
      }
      actions={
        <Allowed right="configure">
          {refused > 0 && (
            <Button size="small" variant="secondary" asChild>
              <Link to={`/amazon/listings?store=${store.id}`}>{t("remedies.seeListings")}</Link>
            </Button>
          )}
          <Button
            size="small"
            variant="secondary"
            type="button"
            isLoading={isPending}
            onClick={() => attempt(mutateAsync, t("closing.kept", { store: store.name }))}
          >
            {t("closing.keep")}
          </Button>
        </Allowed>
      }
    />
  )
}
