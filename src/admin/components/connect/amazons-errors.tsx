import { TriangleRightMini } from "@medusajs/icons"
import { Link } from "react-router-dom"

import { useWords } from "../../hooks/use-words"

/** What Seller Central shows on its own page never comes back here: the person says which it is. */
export const AMAZONS_ERRORS = {
  MD5101: "address_not_registered",
  MD1000: "draft_application",
} as const

export const AmazonsErrors = ({ state }: { state: string }) => {
  const { t, code } = useWords()
  return (
    <details className="group">
      <summary className="text-ui-fg-subtle txt-compact-small focus-visible:shadow-borders-focus flex w-fit cursor-pointer list-none items-center gap-x-1 rounded outline-none">
        <TriangleRightMini aria-hidden className="transition-transform group-open:rotate-90" />
        {t("consent.amazonShows")}
      </summary>
      <ul className="mt-2 flex flex-col gap-y-1.5">
        {Object.entries(AMAZONS_ERRORS).map(([number, error]) => (
          <li key={number}>
            <Link
              to={`/amazon/connect/${state}?amazon=${number}`}
              className="txt-small text-ui-fg-interactive hover:text-ui-fg-interactive-hover"
            >
              {number}: {code("connectionTitles", error)}
            </Link>
          </li>
        ))}
      </ul>
    </details>
  )
}
