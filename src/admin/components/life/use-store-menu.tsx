import {
  ArrowPath,
  ArrowUpRightOnBox,
  PauseSolid,
  PencilSquare,
  PlaySolid,
  Trash,
  XCircle,
} from "@medusajs/icons"
import { usePrompt } from "@medusajs/ui"

import type { StoreCardDto } from "../../../types"
import { useMoveStore, useRunStore } from "../../hooks/api/life"
import { useDisconnectAmazonStore } from "../../hooks/api/stores"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import type { RightfulAction } from "../more-menu"

/** What can be done with a store, by its state; each says before what stops and what stays. */
export const useStoreMenu = (store: StoreCardDto): { actions: RightfulAction[] }[] => {
  const { t } = useWords()
  const attempt = useAttempt()
  const prompt = usePrompt()
  const pause = useMoveStore(store.id, "pause")
  const resume = useMoveStore(store.id, "resume")
  const run = useRunStore(store.id)
  const disconnect = useDisconnectAmazonStore(store.id)
  const { name, status } = store
  const to = (page: string) => `/amazon/stores/${store.id}${page}`

  const onRun = () =>
    attempt(run.mutateAsync, (count) =>
      count ? t("flow.allStarted", { count }) : t("flow.allRunning")
    )
  const onPause = async () => {
    const agreed = await prompt({
      variant: "confirmation",
      title: t("pause.ask", { store: name }),
      description: t("pause.text"),
      confirmText: t("pause.pause"),
      cancelText: t("common.cancel"),
    })
    if (agreed) {
      await attempt(pause.mutateAsync, t("pause.done", { store: name }))
    }
  }
  const onDisconnect = async () => {
    const agreed = await prompt({
      title: t("disconnect.title", { store: name }),
      description: t("disconnect.text"),
      confirmText: t("disconnect.confirm"),
      cancelText: t("common.cancel"),
    })
    if (agreed) {
      await attempt(disconnect.mutateAsync, t("disconnect.done", { store: name }))
    }
  }

  const runs = status === "active" || status === "lapsed"
  const connected = runs || status === "paused"
  const when = (condition: boolean, action: RightfulAction): RightfulAction[] =>
    condition ? [action] : []
  return [
    {
      actions: [
        { icon: <ArrowUpRightOnBox />, label: t("common.open"), to: to("") },
        ...when(status === "active", {
          ...{ icon: <PlaySolid />, label: t("store.runAll"), onClick: onRun },
          right: "operate",
        }),
        {
          ...{ icon: <PencilSquare />, label: t("common.edit"), to: to("/edit") },
          right: "configure",
        },
      ],
    },
    {
      actions: [
        ...when(runs, {
          ...{ icon: <PauseSolid />, label: t("pause.pause"), onClick: onPause },
          right: "operate",
        }),
        ...when(status === "paused", {
          ...{ icon: <PlaySolid />, label: t("pause.resume") },
          onClick: () => attempt(resume.mutateAsync, t("pause.resumed", { store: name })),
          right: "operate",
        }),
        ...when(connected || status === "closing", {
          ...{ icon: <ArrowPath />, label: t("store.renew"), to: to("/connect") },
          right: "configure",
        }),
        ...when(connected, {
          ...{ icon: <XCircle />, label: t("store.disconnect"), onClick: onDisconnect },
          right: "configure",
        }),
      ],
    },
    {
      actions: [
        {
          ...{ icon: <Trash />, label: t("common.delete"), to: to("/delete") },
          right: "configure",
        },
      ],
    },
  ].filter(({ actions }) => actions.length > 0) as { actions: RightfulAction[] }[]
}
