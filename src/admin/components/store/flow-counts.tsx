import { useWords } from "../../hooks/use-words"
import { RUN_COUNTS } from "../../lib/codes"

/** In the order in which it happens; what we do not know comes last. */
const place = (count: string) => {
  const index = RUN_COUNTS.indexOf(count)
  return index < 0 ? RUN_COUNTS.length : index
}

/** What a run has counted, in words. */
export const FlowCounts = ({ counts }: { counts: Record<string, number> }) => {
  const { code, number } = useWords()
  const counted = Object.entries(counts)
    .filter(([, count]) => count > 0)
    .sort(([a], [b]) => place(a) - place(b))
  return (
    <span>
      {counted.map(([name, count]) => `${code("counts", name)}: ${number(count)}`).join(" · ")}
    </span>
  )
}
