import { CheckCircleSolid, ClockSolid } from "@medusajs/icons"
import { Link } from "react-router-dom"

import type { AmazonDataflowDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** The flows that a flow builds on, each with whether it has what is needed of it. */
export const FlowNeeds = ({ storeId, flow }: { storeId: string; flow: AmazonDataflowDto }) => {
  const { code } = useWords()
  return (
    <ul className="flex flex-col gap-y-1">
      {flow.depends_on.map(({ id, met }) => (
        <li key={id} className="flex items-center gap-x-1.5">
          <Link
            to={`/amazon/stores/${storeId}/flows/${id}`}
            className="text-ui-fg-interactive hover:text-ui-fg-interactive-hover focus-visible:shadow-borders-focus rounded outline-none"
          >
            {code("flows", id)}
          </Link>
          {met ? (
            <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
          ) : (
            <ClockSolid aria-hidden className="text-ui-tag-orange-icon" />
          )}
          <span className="text-ui-fg-subtle">{code("flowNeeds", met ? "met" : "missing")}</span>
        </li>
      ))}
    </ul>
  )
}
