import { Link } from "react-router-dom"

import { useWords } from "../../hooks/use-words"

/** Leads into the log with its filters set. */
export const LogLink = ({ to }: { to: string }) => {
  const { t } = useWords()
  return (
    <Link
      to={to}
      className="txt-compact-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus w-fit rounded outline-none"
    >
      {t("log.open")}
    </Link>
  )
}
