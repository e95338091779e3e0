import type { ReactNode } from "react"

import type { AmazonRight } from "../../types"
import { useRights } from "../hooks/api/rights"
import { NotAllowed } from "./not-allowed"

interface AllowedProps {
  right: AmazonRight
  /** Say which right is lacking, where otherwise nothing would be: a page, a drawer, a form. */
  orSay?: boolean
  children: ReactNode
}

/** What only people with a right see. */
export const Allowed = ({ right, orSay = false, children }: AllowedProps) => {
  const { may, lacks } = useRights()
  if (may(right)) {
    return <>{children}</>
  }
  return orSay && lacks(right) ? <NotAllowed right={right} /> : null
}
