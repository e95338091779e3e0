import { RouteDrawer } from "@medusajs/dashboard/components"
import type { UseQueryResult } from "@tanstack/react-query"
import type { ReactNode } from "react"

import type { AmazonRight } from "../../types"
import { Allowed } from "./allowed"
import { ErrorBlock } from "./error-block"
import { SectionSkeleton } from "./section-skeleton"

interface DrawerFrameProps<Data> {
  title: string
  description: string
  query: UseQueryResult<Data>
  /** What the form in it does asks for this right. */
  right?: AmazonRight
  /** Drawn once the data is there; brings body and footer. */
  children: (data: Data) => ReactNode
}

/** A drawer's header, and what it shows until its data is there. */
export const DrawerFrame = <Data,>({
  title,
  description,
  query,
  right = "view",
  children,
}: DrawerFrameProps<Data>) => (
  <>
    <RouteDrawer.Header>
      <RouteDrawer.Title>{title}</RouteDrawer.Title>
      <RouteDrawer.Description>{description}</RouteDrawer.Description>
    </RouteDrawer.Header>
    {query.data ? (
      <Allowed right={right} orSay>
        {children(query.data)}
      </Allowed>
    ) : (
      <RouteDrawer.Body>
        {query.error ? (
          <ErrorBlock error={query.error} onRetry={() => query.refetch()} />
        ) : (
          <SectionSkeleton />
        )}
      </RouteDrawer.Body>
    )}
  </>
)
