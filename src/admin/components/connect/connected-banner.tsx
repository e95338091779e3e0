import { CheckCircleSolid, XMark } from "@medusajs/icons"
import { Container, IconButton, Text } from "@medusajs/ui"
import { useState } from "react"

import type { StoreCardDto } from "../../../types"
import { useConnectionProof } from "../../hooks/api/connections"
import { useWords } from "../../hooks/use-words"
import { awaitsStart, StartStock } from "../store/start-stock"

const A_WEEK = 7 * 86_400_000

const keyOf = ({ id, account }: StoreCardDto) =>
  `amazon-connected:${id}:${account?.authorized_at ?? ""}`

/** On the page of a store connected lately, until it is put away: it works, as Amazon just answered. */
export const ConnectedBanner = ({ store }: { store: StoreCardDto }) => {
  const { t } = useWords()
  const [away, setAway] = useState(() => localStorage.getItem(keyOf(store)) !== null)
  const since = Date.now() - Date.parse(store.account?.authorized_at ?? "")
  const isNew = store.status === "active" && since < A_WEEK
  const { data } = useConnectionProof(store.id, isNew && !away)
  if (!isNew || away || !data?.proof.connected) {
    return null
  }
  const putAway = () => {
    localStorage.setItem(keyOf(store), new Date().toISOString())
    setAway(true)
  }
  return (
    <Container role="status" className="flex items-center gap-x-3 px-6 py-3">
      <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon shrink-0" />
      <Text size="small" className="min-w-0 flex-1 text-pretty">
        <span>{t("connect.connected", { store: store.name })}</span>
        {awaitsStart(store) && (
          <>
            {" "}
            {t("flowPage.stockNext")} <StartStock store={store} />
          </>
        )}
      </Text>
      <IconButton
        size="small"
        variant="transparent"
        type="button"
        aria-label={t("consent.putAway")}
        onClick={putAway}
      >
        <XMark />
      </IconButton>
    </Container>
  )
}
