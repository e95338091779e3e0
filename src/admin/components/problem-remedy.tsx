import { Button, Tooltip } from "@medusajs/ui"
import { useId } from "react"
import { Link } from "react-router-dom"

import { useRights } from "../hooks/api/rights"
import { useWords } from "../hooks/use-words"
import { remedyRight, type Remedy } from "../lib/problem-remedy"

/** A problem's one button; to a person who may not use it, it says which right to ask for. */
export const ProblemRemedy = ({ remedy }: { remedy: Remedy }) => {
  const { t, code } = useWords()
  const { lacks } = useRights()
  const id = useId()
  const label = t(`remedies.${remedy.label}`)
  const right = remedyRight(remedy)
  if (!lacks(right)) {
    return (
      <Button size="small" variant="secondary" asChild className="shrink-0">
        <Link to={remedy.to}>{label}</Link>
      </Button>
    )
  }
  const sentence = code("askForRight", right)
  // A button that is disabled takes no focus, and its tooltip could not be read with the keyboard; on a
  // phone there is no tooltip at all.
  return (
    <Tooltip content={sentence} maxWidth={320}>
      <span className="shrink-0">
        <Button
          size="small"
          variant="secondary"
          type="button"
          aria-disabled
          aria-describedby={id}
          className="cursor-not-allowed opacity-50"
        >
          {label}
        </Button>
        <span id={id} className="txt-xsmall text-ui-fg-subtle block pt-1 md:sr-only">
          {sentence}
        </span>
      </span>
    </Tooltip>
  )
}
