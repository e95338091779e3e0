import type { ComponentProps } from "react"
import type { FieldValues } from "react-hook-form"

import { TextField } from "./text-field"

/** A whole number of units, kept as the text that was typed until the form is checked. */
export const WholeNumberField = <Values extends FieldValues>(
  props: Omit<ComponentProps<typeof TextField<Values>>, "type">
) => <TextField {...props} type="number" inputMode="numeric" min={0} step={1} className="w-32" />
