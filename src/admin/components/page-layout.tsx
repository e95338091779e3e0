import { LayoutComposer } from "@medusajs/dashboard/components"
import type { ReactElement, ReactNode } from "react"

import { ReadOnlyBanner } from "./life/read-only-banner"

interface Part {
  id: string
  content: ReactElement
}

interface PageLayoutProps {
  /** Names the page in a user's saved arrangement. */
  id: string
  main: (Part | null | false)[]
  side?: (Part | null | false)[]
  /** Above everything else: what holds for the whole page. */
  banner?: ReactNode
}

/** Medusa's one- or two-column page, whose parts a user may move; drawers of the page open on top. */
export const PageLayout = ({ banner, ...page }: PageLayoutProps) => (
  <div className="flex flex-col gap-y-3">
    <ReadOnlyBanner />
    {banner}
    <Page {...page} />
  </div>
)

const Page = ({ id, main, side }: Omit<PageLayoutProps, "banner">) =>
  side ? (
    <LayoutComposer
      widgetsZonePrefix={`amazon.${id}`}
      preferredLayoutId="core:two-column"
      disableWidgets
      sections={{ main: <>{entries(main)}</>, side: <>{entries(side)}</> }}
    />
  ) : (
    <LayoutComposer
      widgetsZonePrefix={`amazon.${id}`}
      preferredLayoutId="core:single-column"
      disableWidgets
      sections={{ main: <>{entries(main)}</> }}
    />
  )

const entries = (parts: (Part | null | false)[]) =>
  parts
    .filter((part): part is Part => Boolean(part))
    .map(({ id, content }) => (
      <LayoutComposer.Entry key={id} id={`amazon-${id}`}>
        {content}
      </LayoutComposer.Entry>
    ))
