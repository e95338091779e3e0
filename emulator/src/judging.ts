import type { Judge } from "./contract/index.js"

/** The part of the contract that the server needs. */
export type ContractLike = Pick<Judge, "match" | "request" | "response" | "operations">

/** Loads Amazon's published models; takes up to some seconds, so once per process and source. */
export async function loadContract(modelsDir?: string): Promise<ContractLike> {
  const key = modelsDir ?? ""
  let contract = loaded.get(key)
  if (!contract) {
    contract = import("./contract/index.js").then((module) => module.createJudge({ modelsDir }))
    loaded.set(key, contract)
  }
  return contract
}

const loaded = new Map<string, Promise<ContractLike>>()
