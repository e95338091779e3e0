import type { Judge } from "./contract/index.js"

/** The part of the judge that the server needs. */
export type JudgeLike = Pick<Judge, "match" | "request">

/** Loads Amazon's published models; takes up to some seconds, so once per process and source. */
export async function loadJudge(modelsDir?: string): Promise<JudgeLike> {
  const key = modelsDir ?? ""
  let judge = loaded.get(key)
  if (!judge) {
    judge = import("./contract/index.js").then((contract) => contract.createJudge({ modelsDir }))
    loaded.set(key, judge)
  }
  return judge
}

const loaded = new Map<string, Promise<JudgeLike>>()
