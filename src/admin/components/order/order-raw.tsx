import { JsonViewSection } from "@medusajs/dashboard/components"

/** What Amazon said about the order, without personal data. */
export const OrderRaw = ({ facts }: { facts: Record<string, unknown> }) => (
  <JsonViewSection data={facts} />
)
