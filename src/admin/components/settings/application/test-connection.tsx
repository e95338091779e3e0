import { Button } from "@medusajs/ui"

import { useTestApplication } from "../../../hooks/api/application"
import { useAttempt } from "../../../hooks/use-attempt"
import { useWords } from "../../../hooks/use-words"
import { Allowed } from "../../allowed"

/** Asks Amazon; the result shows in the section. */
export const TestConnection = () => {
  const { t } = useWords()
  const attempt = useAttempt()
  const { mutateAsync, isPending } = useTestApplication()
  return (
    <Allowed right="operate">
      <Button
        size="small"
        variant="secondary"
        type="button"
        isLoading={isPending}
        onClick={() => attempt(() => mutateAsync(undefined), t("applicationKeys.tested"))}
      >
        {t("applicationKeys.test")}
      </Button>
    </Allowed>
  )
}
