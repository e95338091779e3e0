import { zodResolver } from "@hookform/resolvers/zod"
import { Form, KeyboundForm } from "@medusajs/dashboard/components"
import { Button, Input, Select } from "@medusajs/ui"
import { useForm } from "react-hook-form"
import { z } from "zod"

import type { AmazonDataflowDto } from "../../../types"
import { useUpdateAmazonFlow } from "../../hooks/api/flows"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { atField } from "../../lib/at-field"
import { formatDuration } from "../../lib/format-time"

const UNITS = { seconds: 1, minutes: 60, hours: 3_600 } as const
type Unit = keyof typeof UNITS
/** A week, in seconds. */
const LONGEST = 7 * 86_400

/** How often a flow runs. */
export const IntervalForm = ({ storeId, flow }: { storeId: string; flow: AmazonDataflowDto }) => {
  const { t, locale } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending } = useUpdateAmazonFlow(storeId)
  const minimum = formatDuration(flow.minimum_interval, locale)

  const schema = z
    .object({
      amount: z.coerce.number<string | number>(),
      unit: z.enum(["seconds", "minutes", "hours"]),
    })
    .refine(
      ({ amount, unit }) =>
        Number.isInteger(amount) && amount * UNITS[unit] >= flow.minimum_interval,
      {
        path: ["amount"],
        message: t("flow.tooOften", { minimum }),
      }
    )
    .refine(({ amount, unit }) => amount * UNITS[unit] <= LONGEST, {
      path: ["amount"],
      message: t("flow.tooSeldom", { maximum: formatDuration(LONGEST, locale) }),
    })
  const form = useForm({ resolver: zodResolver(schema), defaultValues: split(flow.interval) })

  const onSubmit = form.handleSubmit(async ({ amount, unit }) => {
    const interval = amount * UNITS[unit]
    await attempt(
      () => mutateAsync({ flow: flow.id, interval }),
      t("common.saved"),
      atField(form, { interval: "amount" })
    )
  })

  return (
    <Form {...form}>
      <KeyboundForm noValidate onSubmit={onSubmit}>
        <Form.Field
          control={form.control}
          name="amount"
          render={({ field }) => (
            <Form.Item>
              <Form.Label>{t("flow.runsEvery")}</Form.Label>
              <div className="flex items-center gap-x-2">
                <Form.Control>
                  <Input
                    type="number"
                    min={1}
                    className="w-24"
                    {...field}
                    value={field.value as number | string}
                  />
                </Form.Control>
                <Form.Field
                  control={form.control}
                  name="unit"
                  render={({ field: { value, onChange } }) => (
                    <Select value={value} onValueChange={onChange}>
                      <Select.Trigger aria-label={t("flow.unit")} className="w-36">
                        <Select.Value />
                      </Select.Trigger>
                      <Select.Content>
                        {(Object.keys(UNITS) as Unit[]).map((unit) => (
                          <Select.Item key={unit} value={unit}>
                            {t(`units.${unit}`)}
                          </Select.Item>
                        ))}
                      </Select.Content>
                    </Select>
                  )}
                />
                <Button
                  size="small"
                  type="submit"
                  className="shrink-0"
                  isLoading={isPending}
                  disabled={!form.formState.isDirty}
                >
                  {t("common.save")}
                </Button>
              </div>
              <Form.Hint>{t("flow.minimum", { minimum })}</Form.Hint>
              <Form.ErrorMessage />
            </Form.Item>
          )}
        />
      </KeyboundForm>
    </Form>
  )
}

function split(seconds: number): { amount: number; unit: Unit } {
  const unit = (["hours", "minutes"] as const).find((candidate) => seconds % UNITS[candidate] === 0)
  return { amount: seconds / UNITS[unit ?? "seconds"], unit: unit ?? "seconds" }
}
