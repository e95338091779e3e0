import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface StepBodyProps {
  title: string
  hint: string
  children: ReactNode
}

/** What a step of the set-up asks, in a narrow column. */
export const StepBody = ({ title, hint, children }: StepBodyProps) => (
  <RouteFocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto">
    <div className="flex w-full max-w-[720px] flex-col gap-y-8 px-4 py-12">
      <div>
        <Heading>{title}</Heading>
        <Text size="small" className="text-ui-fg-subtle">
          {hint}
        </Text>
      </div>
      {children}
    </div>
  </RouteFocusModal.Body>
)
