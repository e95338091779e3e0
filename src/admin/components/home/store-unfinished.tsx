import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { StoreCardDto } from "../../../types"
import { useAmazonHome } from "../../hooks/api/home"
import { useWords } from "../../hooks/use-words"
import { goOnHref } from "../../lib/set-up-run"
import { Allowed } from "../allowed"
import { Timestamp } from "../timestamp"

/** A store that was begun and not connected yet. */
export const StoreUnfinished = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const { data } = useAmazonHome()
  return (
    <div className="flex flex-1 flex-col items-start justify-between gap-y-4 px-6 pb-4">
      <Text size="small" className="text-ui-fg-subtle text-pretty">
        {t("home.unfinished")}{" "}
        <span className="relative z-[1]">
          (<Timestamp at={store.created_at} />)
        </span>
      </Text>
      <Allowed right="configure">
        <Button size="small" variant="secondary" asChild className="relative z-[1]">
          <Link to={goOnHref(store, data?.stores ?? [])}>{t("home.goOn")}</Link>
        </Button>
      </Allowed>
    </div>
  )
}
