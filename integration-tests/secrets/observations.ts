import { appendFileSync } from "node:fs"
import { findKinds, kindsRemembered, namesColumn, type Kind } from "./marks"

export type Place = "answer" | "column" | "error" | "event" | "log" | "workflow"

export interface Finding {
  spec: string
  place: Place
  /** Address, table and column, name of the error, event or workflow. */
  where: string
  kind: Kind
  count: number
  /** Encrypted: found after it was opened. */
  sealed?: boolean
}

const seen: { place: Place; where: string; text: string; sealed?: boolean }[] = []
const looked: Record<Place, number> = {
  ...{ answer: 0, column: 0, error: 0, event: 0, log: 0, workflow: 0 },
}

export const observe = (place: Place, where: string, text: string, sealed?: boolean): void => {
  looked[place]++
  seen.push({ place, where, text, sealed })
}

/** What was observed and holds a mark, also one that became known only later; forgets the rest. */
export const judge = (spec: string): Finding[] => {
  const findings = new Map<string, Finding>()
  for (const { place, where, text, sealed } of seen.splice(0)) {
    const kinds = findKinds(text)
    if (place === "answer" && namesColumn(text)) kinds.add("a secret's column")
    for (const kind of kinds) {
      const key = JSON.stringify([place, where, kind, sealed])
      const finding = findings.get(key) ?? { spec, place, where, kind, count: 0, sealed }
      findings.set(key, { ...finding, count: finding.count + 1 })
    }
  }
  return [...findings.values()]
}

const write = (line: object): void => {
  const file = process.env.SECRETS_FINDINGS
  if (file) appendFileSync(file, `${JSON.stringify(line)}\n`)
}

export const report = (findings: Finding[]): void => findings.forEach(write)

/** How much was looked at and which marks there were: a check that saw nothing proves nothing. */
export const reportLooked = (spec: string): void =>
  write({ spec, looked, kinds: kindsRemembered() })
