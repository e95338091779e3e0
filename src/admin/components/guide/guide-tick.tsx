import { Checkbox, Label, Text } from "@medusajs/ui"

import type { GuideStepDto } from "../../../types"
import { useTickAmazonGuide } from "../../hooks/api/guide"
import { useRights } from "../../hooks/api/rights"
import { useAttempt } from "../../hooks/use-attempt"
import { useWords } from "../../hooks/use-words"
import { Timestamp } from "../timestamp"

interface GuideTickProps {
  step: GuideStepDto
  tick: NonNullable<GuideStepDto["tick"]>
}

/** What only a person knows: ticked at once, kept with who and when. */
export const GuideTick = ({ step, tick }: GuideTickProps) => {
  const { t } = useWords()
  const { may } = useRights()
  const attempt = useAttempt()
  const save = useTickAmazonGuide()
  const id = `guide-${step.id}`
  // What was just pressed is shown before the server has answered.
  const checked = save.isPending ? Boolean(save.variables?.done) : tick.done
  return (
    <div className="flex flex-col gap-y-1">
      <div className="flex items-center gap-x-2">
        <Checkbox
          id={id}
          checked={checked}
          disabled={!may("operate") || save.isPending}
          onCheckedChange={(done) =>
            attempt(() => save.mutateAsync({ step: step.id, done: done === true }))
          }
        />
        <Label htmlFor={id} size="small">
          {t("guide.tick")}
        </Label>
      </div>
      <Text as="div" size="xsmall" className="text-ui-fg-subtle">
        {tick.done ? (
          <>
            {t("guide.tickedBy", { name: tick.by ?? "–" })} <Timestamp at={tick.at} />
          </>
        ) : (
          t("guide.tickHint")
        )}
      </Text>
    </div>
  )
}
