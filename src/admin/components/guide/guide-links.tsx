import { ArrowUpRightOnBox } from "@medusajs/icons"
import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { GuideStepDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** Where a step is taken; what leads out of the admin opens beside it. */
export const GuideLinks = ({ links }: Pick<GuideStepDto, "links">) => {
  const { code } = useWords()
  if (links.length === 0) {
    return null
  }
  return (
    <div className="flex flex-wrap gap-2">
      {links.map(({ code: name, href }) => (
        <Button key={href} size="small" variant="secondary" asChild>
          {href.startsWith("/") ? (
            <Link to={href}>{code("guideLinks", name)}</Link>
          ) : (
            <a href={href} target="_blank" rel="noreferrer">
              {code("guideLinks", name)}
              <ArrowUpRightOnBox aria-hidden />
            </a>
          )}
        </Button>
      ))}
    </div>
  )
}
