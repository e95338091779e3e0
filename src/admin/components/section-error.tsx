import { Container } from "@medusajs/ui"

import { ErrorBlock } from "./error-block"

export const SectionError = (props: { error: unknown; onRetry: () => void }) => (
  <Container className="p-0">
    <ErrorBlock {...props} />
  </Container>
)
