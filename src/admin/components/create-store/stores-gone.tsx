import { Button, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import { useWords } from "../../hooks/use-words"

/** The stores of this address were deleted meanwhile. */
export const StoresGone = () => {
  const { t } = useWords()
  return (
    <div className="flex flex-col items-start gap-y-3">
      <Text size="small" className="text-ui-fg-subtle">
        {t("consent.storesGone")}
      </Text>
      <Button size="small" variant="secondary" asChild>
        <Link to="/amazon">{t("connect.toStores")}</Link>
      </Button>
    </div>
  )
}
