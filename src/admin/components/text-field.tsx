import { Form } from "@medusajs/dashboard/components"
import { Input } from "@medusajs/ui"
import type { ComponentProps } from "react"
import type { Control, FieldValues, Path } from "react-hook-form"

interface TextFieldProps<Values extends FieldValues> extends Omit<
  ComponentProps<typeof Input>,
  "name"
> {
  control: Control<Values>
  name: Path<Values>
  label: string
  hint?: string
  optional?: boolean
}

/** One line of text with its label, hint and fault. */
export const TextField = <Values extends FieldValues>({
  control,
  name,
  label,
  hint,
  optional = false,
  ...input
}: TextFieldProps<Values>) => (
  <Form.Field
    control={control}
    name={name}
    render={({ field }) => (
      <Form.Item>
        <Form.Label optional={optional}>{label}</Form.Label>
        <Form.Control>
          <Input {...input} {...field} />
        </Form.Control>
        {hint && <Form.Hint>{hint}</Form.Hint>}
        <Form.ErrorMessage />
      </Form.Item>
    )}
  />
)
