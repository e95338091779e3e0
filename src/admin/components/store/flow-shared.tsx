import { Text, Tooltip } from "@medusajs/ui"

import { useWords } from "../../hooks/use-words"

const NAMED = 2

/** The stores of the account that a flow serves as well: by name while they are few. */
export const FlowShared = ({ stores }: { stores: { id: string; name: string }[] }) => {
  const { t } = useWords()
  const names = stores.map(({ name }) => name).join(", ")
  if (stores.length <= NAMED) {
    return (
      <Text size="xsmall" className="text-ui-fg-subtle">
        {t("flow.sharedWith", { stores: names })}
      </Text>
    )
  }
  return (
    <Tooltip content={names} maxWidth={320}>
      <Text size="xsmall" className="text-ui-fg-subtle w-fit" tabIndex={0}>
        {t("flow.sharedWithCount", { count: stores.length })}
      </Text>
    </Tooltip>
  )
}
