import { ArrowPath, PencilSquare, Trash } from "@medusajs/icons"
import { usePrompt } from "@medusajs/ui"

import type { AmazonApplicationDto } from "../../../../types"
import { useRemoveApplication } from "../../../hooks/api/application"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { MoreMenu, type RightfulAction } from "../../more-menu"

/** What can be done with the application: edit and remove only what was entered here. */
export const ApplicationMenu = ({ application }: { application: AmazonApplicationDto }) => {
  const { t } = useWords()
  const attempt = useAttempt()
  const prompt = usePrompt()
  const { mutateAsync } = useRemoveApplication()
  const remove = async () => {
    const confirmed = await prompt({
      title: t("applicationKeys.remove"),
      description: t("applicationKeys.removeText"),
      confirmText: t("applicationKeys.remove"),
      cancelText: t("common.cancel"),
    })
    if (confirmed) {
      await attempt(() => mutateAsync(undefined), t("applicationKeys.removed"))
    }
  }
  const { source, entered } = application
  const edit: RightfulAction[] = [
    {
      icon: <PencilSquare />,
      label: t("common.edit"),
      to: "/settings/amazon/application/edit",
      right: "configure",
    },
  ]
  const rotate: RightfulAction = {
    icon: <ArrowPath />,
    label: t("applicationKeys.newSecret"),
    to: "/settings/amazon/application/rotate",
    right: "configure",
  }
  const removal: RightfulAction[] = [
    {
      icon: <Trash />,
      label: t("applicationKeys.remove"),
      onClick: remove,
      right: "configure",
    },
  ]
  return (
    <MoreMenu
      label={t("applicationKeys.title")}
      groups={[
        { actions: source === "form" ? [...edit, rotate] : [rotate] },
        ...(entered ? [{ actions: removal }] : []),
      ]}
    />
  )
}
