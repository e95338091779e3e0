import { Button } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { AmazonProblemDto, StoreCardDto } from "../../../types"
import { useWords } from "../../hooks/use-words"
import { ProblemRow } from "../problem-row"
import { Section } from "../section"

interface StoreProblemsProps {
  store: StoreCardDto
  problems: AmazonProblemDto[]
}

export const StoreProblems = ({ store, problems }: StoreProblemsProps) => {
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
          <ProblemRow
            key={problem.id}
            problem={problem}
            store={store}
            told={problem.code === "access_lapsed" && store.status === "lapsed"}
          />
        ))}
      </ul>
    </Section>
  )
}
