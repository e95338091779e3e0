import { Form } from "@medusajs/dashboard/components"
import { Switch } from "@medusajs/ui"
import type { Control, FieldValues, Path } from "react-hook-form"

interface SwitchFieldProps<Values extends FieldValues> {
  control: Control<Values>
  name: Path<Values>
  label: string
  hint: string
}

/** A switch with its consequence in one line. */
export const SwitchField = <Values extends FieldValues>({
  control,
  name,
  label,
  hint,
}: SwitchFieldProps<Values>) => (
  <Form.Field
    control={control}
    name={name}
    render={({ field: { value, onChange, ref, onBlur } }) => (
      <Form.Item className="bg-ui-bg-component shadow-elevation-card-rest rounded-lg p-4">
        <div className="flex items-start gap-x-3">
          <Form.Control>
            <Switch
              ref={ref}
              className="mt-0.5 shrink-0"
              checked={Boolean(value)}
              onCheckedChange={onChange}
              onBlur={onBlur}
            />
          </Form.Control>
          <div className="flex flex-col gap-y-1">
            <Form.Label>{label}</Form.Label>
            <Form.Hint>{hint}</Form.Hint>
          </div>
        </div>
      </Form.Item>
    )}
  />
)
