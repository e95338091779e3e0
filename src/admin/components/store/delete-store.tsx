import { useAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { DrawerFrame } from "../drawer-frame"
import { DeleteStoreForm } from "./delete-store-form"

export const DeleteStore = ({ id }: { id: string }) => {
  const { t } = useWords()
  const query = useAmazonStore(id)
  const store = query.data?.store.name ?? ""
  return (
    <DrawerFrame
      title={t("deleteStore.title", { store })}
      description={t("deleteStore.hint")}
      query={query}
      right="configure"
    >
      {(data) => <DeleteStoreForm store={data.store} />}
    </DrawerFrame>
  )
}
