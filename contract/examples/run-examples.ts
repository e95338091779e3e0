import { CASES } from "./cases"
import excluded from "./excluded.json"
import { playExample, type Played } from "./play"
import { reportOf, type ExamplesReport } from "./report"
import { openStage } from "./stage"

/**
 * Plays every static example that Amazon publishes of the client's operations through the client,
 * against the local Amazon in replay mode.
 *
 * @param modelsDir Amazon's own Swagger files instead of the npm package
 */
export async function runExamples(modelsDir?: string): Promise<ExamplesReport> {
  const stage = await openStage(modelsDir)
  try {
    const played: Played[] = []
    for (const example of stage.examples) {
      const one = CASES[example.api]?.[example.operation]
      if (one) {
        played.push(await playExample(stage, example, one))
      }
    }
    return reportOf(played, excluded, Object.keys(CASES))
  } finally {
    await stage.close()
  }
}
