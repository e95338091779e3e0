import { KeyboundForm, RouteFocusModal } from "@medusajs/dashboard/components"
import { Button } from "@medusajs/ui"
import type { FormEventHandler, ReactNode } from "react"
import type { FieldValues, UseFormReturn } from "react-hook-form"

import { useWords } from "../../hooks/use-words"
import { StepBody } from "./step-body"
import { StepFooter } from "./step-footer"

interface StepFormProps<Values extends FieldValues> {
  form: UseFormReturn<Values>
  onSubmit: FormEventHandler<HTMLFormElement>
  isPending: boolean
  title: string
  hint: string
  leaveLabel: string
  children: ReactNode
}

/** A step of the set-up that is filled in; ⌘/Ctrl Enter goes on, leaving asks when changed. */
export const StepForm = <Values extends FieldValues>({
  form,
  onSubmit,
  isPending,
  title,
  hint,
  leaveLabel,
  children,
}: StepFormProps<Values>) => {
  const { t } = useWords()
  return (
    <RouteFocusModal.Form form={form}>
      <KeyboundForm noValidate onSubmit={onSubmit} className="flex h-full flex-col overflow-hidden">
        <StepBody title={title} hint={hint}>
          {children}
        </StepBody>
        <StepFooter leaveLabel={leaveLabel}>
          <Button size="small" type="submit" isLoading={isPending}>
            {t("common.continue")}
          </Button>
        </StepFooter>
      </KeyboundForm>
    </RouteFocusModal.Form>
  )
}
