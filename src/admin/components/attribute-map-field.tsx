import { Form } from "@medusajs/dashboard/components"
import { Plus } from "@medusajs/icons"
import { Button, Hint } from "@medusajs/ui"
import { useFieldArray, useFormState, type Control, type FieldValues } from "react-hook-form"

import { useWords } from "../hooks/use-words"
import { AttributeMapRow } from "./attribute-map-row"

interface AttributeMapFieldProps<Values extends FieldValues> {
  control: Control<Values>
}

/** Of a row, whichever of its two halves is wrong. */
const messageOf = (error: unknown): string | undefined => {
  const { source, identifier } = (error ?? {}) as Record<string, { message?: string } | undefined>
  return source?.message ?? identifier?.message
}

/** By what Amazon's listings are matched with the shop's products, in order. */
export const AttributeMapField = <Values extends FieldValues>({
  control,
}: AttributeMapFieldProps<Values>) => {
  const { t } = useWords()
  // The list is always called `attribute_map`, whatever the form around it.
  const own = control as unknown as Control<{
    attribute_map: { identifier: string; source: string }[]
  }>
  const { fields, append, remove, move } = useFieldArray({ control: own, name: "attribute_map" })
  const { errors } = useFormState({ control: own, name: "attribute_map" })
  const listError = errors.attribute_map?.root?.message ?? errors.attribute_map?.message
  return (
    <fieldset className="flex flex-col gap-y-2" name="attribute_map">
      <legend className="txt-compact-small-plus mb-2">{t("attributeMap.label")}</legend>
      <Hint>{t("attributeMap.hint")}</Hint>
      <ol className="flex flex-col gap-y-2">
        {fields.map((field, index) => (
          <Form.Field
            key={field.id}
            control={own}
            name={`attribute_map.${index}`}
            render={({ field: { value, onChange }, fieldState }) => (
              <AttributeMapRow
                index={index}
                count={fields.length}
                value={value}
                onChange={onChange}
                error={messageOf(fieldState.error)}
                onMove={(to) => move(index, to)}
                onRemove={() => remove(index)}
              />
            )}
          />
        ))}
      </ol>
      {listError && <Hint variant="error">{listError}</Hint>}
      <div>
        <Button
          size="small"
          variant="secondary"
          type="button"
          onClick={() => append({ identifier: "EAN", source: "barcode" })}
        >
          <Plus />
          {t("attributeMap.add")}
        </Button>
      </div>
    </fieldset>
  )
}
