import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonProblemDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { ProblemRow } from "../problem-row"
import { Section } from "../section"

export const StoreProblems = ({ problems }: { problems: AmazonProblemDto[] }) => {
  const { t } = useWords()
  return (
    <Section
      title={t("home.needYou", { count: problems.length })}
      actions={
        <Button size="small" variant="transparent" asChild>
          <Link to="/amazon/problems">{t("home.allProblems")}</Link>
        </Button>
      }
    >
      <ul className="divide-y">
        {problems.map((problem) => (
          <ProblemRow key={problem.id} problem={problem} showStore={false} />
        ))}
      </ul>
    </Section>
  )
}
