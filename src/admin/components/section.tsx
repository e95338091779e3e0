import { Container, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionProps {
  title: ReactNode
  level?: "h1" | "h2"
  /** Right of the title: badge, buttons, menu. */
  actions?: ReactNode
  children?: ReactNode
}

/** A card of a page: title, actions, rows between hairlines. */
export const Section = ({ title, level = "h2", actions, children }: SectionProps) => (
  <Container className="divide-y p-0">
    <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 px-6 py-4">
      <Heading level={level} className="min-w-0">
        {title}
      </Heading>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
    {children}
  </Container>
)
