import { CheckCircleSolid } from "@medusajs/icons"
import { Button, Container, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonProblemDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { ProblemRow } from "../problem-row"
import { Section } from "../section"

const SHOWN = 3

/** The gravest problems, or one line that says that there are none. */
export const TopProblems = ({
  problems,
  count,
}: {
  problems: AmazonProblemDto[]
  count: number
}) => {
  const { t } = useWords()
  if (problems.length === 0) {
    return (
      <Container className="flex items-center gap-x-2 px-6 py-4" role="status">
        <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
        <Text size="small" weight="plus">
          {t("home.everythingWorks")}
        </Text>
      </Container>
    )
  }
  return (
    <Section
      title={t("home.needYou", { count })}
      actions={
        <Button size="small" variant="transparent" asChild>
          <Link to="/amazon/problems">{t("home.allProblems")}</Link>
        </Button>
      }
    >
      <ul className="divide-y">
        {problems.slice(0, SHOWN).map((problem) => (
          <ProblemRow key={problem.id} problem={problem} />
        ))}
      </ul>
    </Section>
  )
}
