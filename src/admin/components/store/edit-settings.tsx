import { useAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { DrawerFrame } from "../drawer-frame"
import { EditSettingsForm } from "./edit-settings-form"

export const EditSettings = ({ id }: { id: string }) => {
  const { t } = useWords()
  const query = useAmazonStore(id)
  return (
    <DrawerFrame
      title={t("settings.title")}
      description={t("settings.hint")}
      query={query}
      right="configure"
    >
      {({ store }) => <EditSettingsForm store={store} />}
    </DrawerFrame>
  )
}
