import { RouteDrawer } from "@medusajs/dashboard/components"

import type { StoreCardDto } from "../../../types"
import { useStoreClosing } from "../../hooks/api/life"
import { useAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { DrawerFrame } from "../drawer-frame"
import { ErrorBlock } from "../error-block"
import { SectionSkeleton } from "../section-skeleton"
import { DeleteStoreForm } from "./delete-store-form"

export const DeleteStore = ({ id }: { id: string }) => {
  const { t } = useWords()
  const query = useAmazonStore(id)
  return (
    <DrawerFrame
      title={t("deleteStore.title", { store: query.data?.store.name ?? "" })}
      description={t("deleteStore.hint")}
      query={query}
      right="configure"
    >
      {({ store }) => <WithPreview store={store} />}
    </DrawerFrame>
  )
}

const WithPreview = ({ store }: { store: StoreCardDto }) => {
  const { data, error, refetch } = useStoreClosing(store.id)
  if (data) {
    return <DeleteStoreForm store={store} preview={data.preview} />
  }
  return (
    <RouteDrawer.Body>
      {error ? <ErrorBlock error={error} onRetry={() => refetch()} /> : <SectionSkeleton />}
    </RouteDrawer.Body>
  )
}
