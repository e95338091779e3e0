import { Form } from "@medusajs/dashboard/components"
import { Input } from "@medusajs/ui"
import type { Control, FieldValues, Path } from "react-hook-form"

interface WholeNumberFieldProps<Values extends FieldValues> {
  control: Control<Values>
  name: Path<Values>
  label: string
  hint: string
  optional?: boolean
}

/** A whole number of units, kept as the text that was typed until the form is checked. */
export const WholeNumberField = <Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  optional = false,
}: WholeNumberFieldProps<Values>) => (
  <Form.Field
    control={control}
    name={name}
    render={({ field }) => (
      <Form.Item>
        <Form.Label optional={optional}>{label}</Form.Label>
        <Form.Control>
          <Input type="number" inputMode="numeric" min={0} step={1} className="w-32" {...field} />
        </Form.Control>
        <Form.Hint>{hint}</Form.Hint>
        <Form.ErrorMessage />
      </Form.Item>
    )}
  />
)
