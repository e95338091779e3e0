import { RouteFocusModal } from "@medusajs/dashboard/components"

import { useAmazonStore } from "../../hooks/api/stores"
import { ErrorBlock } from "../error-block"
import { SectionSkeleton } from "../section-skeleton"
import { ChoicesForm } from "./choices-form"

/** The second step, once the store it concerns is read. */
export const ChoicesStep = ({ storeId, onSaved }: { storeId: string; onSaved: () => void }) => {
  const { data, error, refetch } = useAmazonStore(storeId)
  if (data) {
    return <ChoicesForm store={data.store} onSaved={onSaved} />
  }
  return (
    <RouteFocusModal.Body className="mx-auto w-full max-w-[720px] py-12">
      {error ? <ErrorBlock error={error} onRetry={() => refetch()} /> : <SectionSkeleton />}
    </RouteFocusModal.Body>
  )
}
