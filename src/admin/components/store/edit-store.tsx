import { useAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { DrawerFrame } from "../drawer-frame"
import { EditStoreForm } from "./edit-store-form"

export const EditStore = ({ id }: { id: string }) => {
  const { t } = useWords()
  const query = useAmazonStore(id)
  return (
    <DrawerFrame
      title={t("editStore.title")}
      description={t("editStore.hint")}
      query={query}
      right="configure"
    >
      {({ store }) => <EditStoreForm store={store} />}
    </DrawerFrame>
  )
}
