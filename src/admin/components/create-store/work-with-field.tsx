import { Form } from "@medusajs/dashboard/components"
import { RadioGroup } from "@medusajs/ui"
import type { Control, FieldValues, Path } from "react-hook-form"

import { useWords } from "../../hooks/use-words"

export type WorkWith = "application" | "token"

/** The shop's application, or a token that Seller Central gave the owner of a private one. */
export const WorkWithField = <Values extends FieldValues>(props: {
  control: Control<Values>
  name: Path<Values>
}) => {
  const { t } = useWords()
  return (
    <Form.Field
      {...props}
      render={({ field: { onChange, value } }) => (
        <Form.Item>
          <Form.Label>{t("consent.workWith.label")}</Form.Label>
          <Form.Control>
            <RadioGroup
              value={value}
              onValueChange={onChange}
              className="[&>button>div:first-child]:shrink-0"
            >
              <RadioGroup.ChoiceBox
                value="application"
                label={t("consent.workWith.application")}
                description={t("consent.workWith.applicationHint")}
              />
              <RadioGroup.ChoiceBox
                value="token"
                label={t("consent.workWith.token")}
                description={t("consent.workWith.tokenHint")}
              />
            </RadioGroup>
          </Form.Control>
        </Form.Item>
      )}
    />
  )
}
