import { Badge } from "@medusajs/ui"

import { useWords } from "../hooks/use-words"

/** Amazon's programmes that an order belongs to, such as Prime. */
export const ProgramBadges = ({ programs }: { programs: string[] }) => {
  const { code } = useWords()
  return (
    <>
      {programs.map((program) => (
        <Badge key={program} size="2xsmall">
          {code("programs", program)}
        </Badge>
      ))}
    </>
  )
}
