import { redact } from "../redact"
import type { Call, Operation } from "./operation"

/** What a call is about, for people who look for it. */
export type CallKind =
  | "orders"
  | "shipments"
  | "stock"
  | "listings"
  | "catalog"
  | "prices"
  | "feeds"
  | "reports"
  | "finances"
  | "notifications"
  | "access"
  | "other"

export type CallDirection = "read" | "told"

/** Codes, counts and instants. */
export type ToldValue = string | number | boolean

/** Arguments of a call as they are sent, and nothing of a token. */
export type CallArguments = Required<Pick<Call<unknown>, "pathParameters" | "query">> & {
  body: unknown
}

/** How an operation tells what it was called with: no personal data, no secret, no free text. */
export interface Describing {
  kind: CallKind
  /** Whether Amazon is asked or told; default: by the HTTP method. */
  direction?: CallDirection
  /** The one thing that it is about: an order's number, a SKU, a type of report. */
  subject?: unknown
  /** By Amazon's names. What is no code, number or instant is left out. */
  told?: Record<string, unknown>
}

export interface CallDescription {
  kind: CallKind
  direction: CallDirection
  subject: string | null
  /** The marketplaces that it names. */
  marketplaceIds: string[]
  told: Record<string, ToldValue>
}

/** What is kept of an answer. */
export interface AnswerDescription {
  /** How many things it holds; null where that says nothing. */
  found: number | null
  /** A success that says no, in Amazon's words. */
  refused: { code: string; message: string } | null
}

const NOTHING_SAID: AnswerDescription = { found: null, refused: null }

/** Codes, ids, lists of codes and instants look so; a sentence or an address does not. */
const CODE = /^[\w.:+,-]{1,200}$/
const LONGEST_SUBJECT = 200

/** What a call says, however odd its arguments are: it must not fail for being looked at. */
export function describeCall(call: Call<unknown>): CallDescription {
  const { operation, pathParameters = {}, query = {}, body } = call
  const described = operation.describe?.({ pathParameters, query, body })
  return {
    kind: described?.kind ?? "other",
    direction: described?.direction ?? (operation.method === "GET" ? "read" : "told"),
    subject: subjectOf(described?.subject),
    marketplaceIds: marketplacesOf(query, body),
    told: toldOf(described?.told ?? {}),
  }
}

/** What is kept of the answer of a call that succeeded. */
export function describeAnswer(operation: Operation, answer: unknown): AnswerDescription {
  return operation.describeAnswer?.(answer) ?? NOTHING_SAID
}

/** The value at a path; undefined where there is none. */
export function at(value: unknown, ...path: string[]): unknown {
  return path.reduce<unknown>(
    (found, name) =>
      typeof found === "object" && found !== null
        ? (found as Record<string, unknown>)[name]
        : undefined,
    value
  )
}

/** How many elements the list at a path has; undefined where there is none. */
export function countOf(value: unknown, ...path: string[]): number | undefined {
  const list = at(value, ...path)
  return Array.isArray(list) ? list.length : undefined
}

/** For answers that hold a list. */
export const finding =
  (...path: string[]) =>
  (answer: unknown): AnswerDescription => ({
    ...NOTHING_SAID,
    found: countOf(answer, ...path) ?? null,
  })

function subjectOf(subject: unknown): string | null {
  const text = typeof subject === "string" ? redact(subject.trim()) : ""
  return text ? text.slice(0, LONGEST_SUBJECT) : null
}

function marketplacesOf(query: Record<string, string>, body: unknown): string[] {
  const named = [query.marketplaceIds, query.marketplaceId, at(body, "marketplaceIds")]
  const ids = [...named, at(body, "marketplaceId")].flatMap((value) =>
    typeof value === "string" ? value.split(",") : Array.isArray(value) ? value : []
  )
  return [...new Set(ids.filter((id) => typeof id === "string" && CODE.test(id)))]
}

function toldOf(values: Record<string, unknown>): Record<string, ToldValue> {
  return Object.fromEntries(
    Object.entries(values).flatMap(([name, value]) => {
      const told = toldValue(value)
      return told === null ? [] : [[name, told]]
    })
  )
}

function toldValue(value: unknown): ToldValue | null {
  if (typeof value === "boolean" || (typeof value === "number" && Number.isFinite(value))) {
    return value
  }
  if (value instanceof Date) {
    return Number.isNaN(value.getTime()) ? null : value.toISOString()
  }
  const text = Array.isArray(value) ? value.join(",") : value
  return typeof text === "string" && CODE.test(text) && redact(text) === text ? text : null
}
