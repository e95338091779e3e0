import type { AmazonProblemDto } from "../../types"
import { useReadableParameters } from "./use-readable-parameters"
import { useWords } from "./use-words"

/** The sentence of a problem. */
export const useProblemWords = (problem: AmazonProblemDto): string => {
  const { code } = useWords()
  const readable = useReadableParameters()
  return code("problems", problem.code, {
    store: problem.store?.name ?? "–",
    ...readable(problem.parameters),
    count: problem.count,
  })
}
