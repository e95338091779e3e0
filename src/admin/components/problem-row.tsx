import { Text } from "@medusajs/ui"

import type { AmazonProblemDto } from "../../types"
import { useProblemWords } from "../hooks/use-problem-words"
import { useStoreOfAccount } from "../hooks/use-store-of-account"
import { useWords } from "../hooks/use-words"
import { logOf } from "../lib/log-period"
import { problemRemedy } from "../lib/problem-remedy"
import { LogLink } from "./log/log-link"
import { ProblemRemedy } from "./problem-remedy"
import { ProblemSeverity } from "./problem-severity"
import { Timestamp } from "./timestamp"

interface ProblemRowProps {
  problem: AmazonProblemDto
  /** The store whose page this is, so that it need not be named. */
  store?: { id: string; name: string }
  /** The banner of the page says it, with the button: here a few words are enough. */
  told?: boolean
}

/** One problem: weight, what happened, where and since when, and the one button that leads on. */
export const ProblemRow = ({ problem, store, told = false }: ProblemRowProps) => {
  const { code } = useWords()
  const sentence = useProblemWords(problem)
  const known = store ?? problem.store
  const accountStore = useStoreOfAccount(known ? null : problem)
  const remedy = problemRemedy(problem, known ?? accountStore)
  const requestId = problem.parameters.request_id
  return (
    <li className="flex flex-wrap items-center justify-end gap-x-4 gap-y-2 px-6 py-3 md:flex-nowrap">
      <div className="flex min-w-0 flex-1 basis-full flex-col items-start gap-y-1.5 md:basis-auto">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <ProblemSeverity severity={problem.severity} />
          <Text size="small" as="div" className="text-ui-fg-subtle">
            {!store && problem.store && <span>{problem.store.name} · </span>}
            <Timestamp at={problem.first_seen_at} />
          </Text>
        </div>
        <Text size="small" className="text-pretty">
          {told ? code("problemsInShort", problem.code) : sentence}
        </Text>
        {typeof requestId === "string" && <LogLink to={logOf(requestId)} />}
      </div>
      {remedy && !told && <ProblemRemedy remedy={remedy} />}
    </li>
  )
}
