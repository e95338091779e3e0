import { useAmazonNotices } from "../../../hooks/api/notices"
import { useWords } from "../../../hooks/use-words"
import { DrawerFrame } from "../../drawer-frame"
import { EditNoticesForm } from "./edit-notices-form"

export const EditNotices = () => {
  const { t } = useWords()
  return (
    <DrawerFrame
      title={t("notices.edit")}
      description={t("notices.hint")}
      query={useAmazonNotices()}
      right="configure"
    >
      {({ notices }) => <EditNoticesForm notices={notices} />}
    </DrawerFrame>
  )
}
