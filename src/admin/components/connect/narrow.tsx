import { Container, Heading } from "@medusajs/ui"
import type { ReactNode } from "react"

/** A page that says one thing. */
export const Narrow = ({ title, children }: { title: string; children: ReactNode }) => (
  <Container className="mx-auto max-w-[720px] divide-y p-0">
    <div className="px-6 py-4">
      <Heading>{title}</Heading>
    </div>
    <div className="px-6 py-4">{children}</div>
  </Container>
)
