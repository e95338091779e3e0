import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { HealthRemedyDto } from "../../../types"

interface HealthRemedyProps {
  action: HealthRemedyDto["action"]
  label: string
  /** For what is mended elsewhere: look whether it is. */
  onCheck?: () => void
  isChecking?: boolean
}

/** The one button of a check that is not fine. */
export const HealthRemedy = ({ action, label, onCheck, isChecking }: HealthRemedyProps) => {
  const { link } = action
  if (!link) {
    return onCheck ? (
      <Button
        size="small"
        variant="secondary"
        type="button"
        isLoading={isChecking}
        onClick={onCheck}
      >
        {label}
      </Button>
    ) : null
  }
  return (
    <Button size="small" variant="secondary" asChild>
      {link.startsWith("/") ? (
        <Link to={link}>{label}</Link>
      ) : (
        <a href={link} target="_blank" rel="noreferrer">
          {label}
          <ArrowUpRightOnBox aria-hidden />
        </a>
      )}
    </Button>
  )
}
