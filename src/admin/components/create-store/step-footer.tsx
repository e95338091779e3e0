import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import type { ReactNode } from "react"

interface StepFooterProps {
  /** What the button that leaves the set-up says. */
  leaveLabel: string
  /** The button that leads on. */
  children?: ReactNode
}

export const StepFooter = ({ leaveLabel, children }: StepFooterProps) => (
  <RouteFocusModal.Footer>
    <RouteFocusModal.Close asChild>
      <Button size="small" variant="secondary" type="button">
        {leaveLabel}
      </Button>
    </RouteFocusModal.Close>
    {children}
  </RouteFocusModal.Footer>
)
