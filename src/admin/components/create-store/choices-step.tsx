import { RouteFocusModal } from "@medusajs/dashboard/components"

import { useAmazonHome } from "../../hooks/api/home"
import { ErrorBlock } from "../error-block"
import { SectionSkeleton } from "../section-skeleton"
import { ChoicesForm } from "./choices-form"
import { StoresGone } from "./stores-gone"

interface ChoicesStepProps {
  storeIds: string[]
  onSaved: () => void
}

/** The second step, once the stores it concerns are read: one set of choices for all of them. */
export const ChoicesStep = ({ storeIds, onSaved }: ChoicesStepProps) => {
  const { data, error, refetch } = useAmazonHome()
  const stores = data?.stores.filter(({ id }) => storeIds.includes(id))
  if (stores?.length) {
    return <ChoicesForm stores={stores} onSaved={onSaved} />
  }
  return (
    <RouteFocusModal.Body className="mx-auto w-full max-w-[720px] py-12">
      {error ? (
        <ErrorBlock error={error} onRetry={() => refetch()} />
      ) : stores ? (
        <StoresGone />
      ) : (
        <SectionSkeleton />
      )}
    </RouteFocusModal.Body>
  )
}
