import { Text } from "@medusajs/ui"
import { Link, useLocation } from "react-router-dom"

import type { AmazonLogEntryDto } from "../../../types"
import { useLogWords } from "../../hooks/use-log-words"
import { useWords } from "../../hooks/use-words"
import { Timestamp } from "../timestamp"
import { LogOutcome } from "./log-outcome"

/** What else was said about the same thing. */
export const LogRelated = ({ entries }: { entries: AmazonLogEntryDto[] }) => {
  const { t } = useWords()
  const { search } = useLocation()
  const sentence = useLogWords()
  return (
    <section className="flex flex-col gap-y-2">
      <Text as="div" size="small" weight="plus">
        <h3>{t("log.related")}</h3>
      </Text>
      <ol className="border-ui-border-base divide-y rounded-lg border">
        {entries.map((entry) => (
          <li key={entry.id} className="flex flex-col gap-y-1 px-3 py-2">
            <div className="flex items-center justify-between gap-x-4">
              <LogOutcome outcome={entry.outcome} />
              <span className="txt-small text-ui-fg-subtle">
                <Timestamp at={entry.at} />
              </span>
            </div>
            <Link
              to={`/amazon/log/${entry.id}${search}`}
              className="txt-small hover:text-ui-fg-interactive focus-visible:shadow-borders-focus rounded outline-none"
            >
              {sentence(entry)}
            </Link>
          </li>
        ))}
      </ol>
    </section>
  )
}
