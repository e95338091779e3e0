import { Container, Skeleton } from "@medusajs/ui"

import { useWords } from "../hooks/use-words"

/** A card that is still being read, in its final shape. */
export const SectionSkeleton = ({ rows = 3 }: { rows?: number }) => {
  const { t } = useWords()
  return (
    <Container className="divide-y p-0" aria-busy="true" aria-label={t("common.loading")}>
      <div className="px-6 py-4">
        <Skeleton className="h-6 w-40" />
      </div>
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className="flex justify-between gap-x-8 px-6 py-4">
          <Skeleton className="h-5 w-1/3" />
          <Skeleton className="h-5 w-1/4" />
        </div>
      ))}
    </Container>
  )
}
