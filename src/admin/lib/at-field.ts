import type { FieldValues, Path, UseFormReturn } from "react-hook-form"

/**
 * Shows the server's no at the form's field.
 *
 * @param names the form's field for a field of the request, where they are called differently
 */
export const atField =
  <Values extends FieldValues, Out>(
    form: UseFormReturn<Values, unknown, Out>,
    names: Record<string, Path<Values>> = {}
  ) =>
  (field: string, message: string): boolean => {
    const name = names[field] ?? (field as Path<Values>)
    if (form.getValues(name) === undefined) {
      return false
    }
    form.setError(name, { type: "server", message }, { shouldFocus: true })
    return true
  }
