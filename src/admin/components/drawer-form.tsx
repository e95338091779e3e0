import { KeyboundForm, RouteDrawer } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import type { FormEventHandler, ReactNode } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"

import { useReadOnly } from "../hooks/api/life"
import { useWords } from "../hooks/use-words"

interface DrawerFormProps<Values extends FieldValues> {
  form: UseFormReturn<Values>
  onSubmit: FormEventHandler<HTMLFormElement>
  isPending: boolean
  children: ReactNode
  /** Instead of "Save". */
  submitLabel?: string
  submitVariant?: "primary" | "danger"
  submitDisabled?: boolean
  /** What is saved is told to Amazon as well, later where nothing goes there now. */
  tellsAmazon?: boolean
}

/** A form in a drawer: body, "Cancel" and "Save"; ⌘/Ctrl Enter saves, leaving asks when changed. */
export const DrawerForm = <Values extends FieldValues>({
  form,
  onSubmit,
  isPending,
  children,
  submitLabel,
  submitVariant = "primary",
  submitDisabled = false,
  tellsAmazon = false,
}: DrawerFormProps<Values>) => {
  const { t } = useWords()
  const { data } = useReadOnly()
  const save = tellsAmazon && data?.read_only.on ? t("readOnly.saveLater") : t("common.save")
  return (
    <RouteDrawer.Form form={form}>
      <KeyboundForm noValidate onSubmit={onSubmit} className="flex flex-1 flex-col overflow-hidden">
        <RouteDrawer.Body className="flex flex-1 flex-col gap-y-6 overflow-y-auto">
          {children}
        </RouteDrawer.Body>
        <RouteDrawer.Footer>
          <RouteDrawer.Close asChild>
            <Button size="small" variant="secondary" type="button">
              {t("common.cancel")}
            </Button>
          </RouteDrawer.Close>
          <Button
            size="small"
            type="submit"
            variant={submitVariant}
            isLoading={isPending}
            disabled={submitDisabled}
          >
            {submitLabel ?? save}
          </Button>
        </RouteDrawer.Footer>
      </KeyboundForm>
    </RouteDrawer.Form>
  )
}
