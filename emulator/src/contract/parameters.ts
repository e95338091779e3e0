import { dereference } from "./json-pointer.js"
import type { HeaderMap, Operation, Parameter } from "./types.js"
import { validatorFor } from "./validator.js"

export interface Issue {
  where: string
  message: string
}

/** Path parameters against the model; `raw` is still percent-encoded. */
export function judgePath(operation: Operation, raw: Record<string, string>): Issue[] {
  return operation.parameters.flatMap((parameter) => {
    const text = raw[parameter.name]
    if (parameter.in !== "path" || text === undefined) {
      return []
    }
    const where = `path.${parameter.name}`
    const decoded = decode(text)
    return decoded === null
      ? [{ where, message: "is not valid percent-encoding" }]
      : judgeValue(operation, parameter, [decoded], where)
  })
}

/** Query parameters against the model: unknown, missing, repeated, badly typed ones. */
export function judgeQuery(operation: Operation, search: string): Issue[] {
  const issues: Issue[] = []
  const given = readQuery(search, issues)
  const known = new Map(
    operation.parameters.filter((it) => it.in === "query").map((it) => [it.name, it])
  )
  for (const [name, values] of given) {
    const parameter = known.get(name)
    const where = `query.${name}`
    if (parameter === undefined) {
      const names = [...known.keys()].join(", ") || "none"
      issues.push({ where, message: `is not a parameter of this operation (known: ${names})` })
    } else if (values.length > 1 && !mayRepeat(operation, parameter)) {
      issues.push({
        where,
        message: `is given ${values.length} times; give it once, lists joined by commas`,
      })
    } else {
      issues.push(...judgeValue(operation, parameter, values, where))
    }
  }
  for (const [name, parameter] of known) {
    if (parameter.required && !given.has(name)) {
      issues.push({ where: `query.${name}`, message: "is required and missing" })
    }
  }
  return issues
}

/** Header parameters the model names; other headers are free. Messages hold no header values. */
export function judgeHeaders(operation: Operation, headers: HeaderMap): Issue[] {
  return operation.parameters.flatMap((parameter) => {
    if (parameter.in !== "header") {
      return []
    }
    const where = `header.${parameter.name.toLowerCase()}`
    const value = headerValue(headers, parameter.name)
    if (value === undefined) {
      return parameter.required ? [{ where, message: "is required and missing" }] : []
    }
    return judgeValue(operation, parameter, [value], where, false)
  })
}

/** One header by name without regard to case; several values are joined as HTTP does. */
export function headerValue(headers: HeaderMap, name: string): string | undefined {
  const wanted = name.toLowerCase()
  for (const [key, value] of Object.entries(headers)) {
    if (key.toLowerCase() === wanted && value !== undefined) {
      return typeof value === "string" ? value : value.join(", ")
    }
  }
  return undefined
}

/** Decoded query parameters by name, in the order given. Bad encoding becomes an issue. */
export function readQuery(search: string, issues: Issue[] = []): Map<string, string[]> {
  const given = new Map<string, string[]>()
  for (const pair of search.replace(/^\?/, "").split("&")) {
    if (pair === "") {
      continue
    }
    const cut = pair.indexOf("=")
    const name = decode((cut < 0 ? pair : pair.slice(0, cut)).replace(/\+/g, " "))
    const value = decode((cut < 0 ? "" : pair.slice(cut + 1)).replace(/\+/g, " "))
    if (name === null || value === null) {
      issues.push({ where: "query", message: "holds invalid percent-encoding" })
    } else {
      given.set(name, [...(given.get(name) ?? []), value])
    }
  }
  return given
}

function judgeValue(
  operation: Operation,
  parameter: Parameter,
  texts: readonly string[],
  where: string,
  show = true
): Issue[] {
  if (texts.some((text) => text === "")) {
    return [{ where, message: "must not be empty; leave the parameter out instead" }]
  }
  const schema = dereference(operation.document, parameter.schema)
  const value =
    schema.type === "array"
      ? texts
          .flatMap((text) => text.split(","))
          .map((text) => typed(text, dereference(operation.document, schema.items).type))
      : typed(texts[0] ?? "", schema.type)
  return validatorFor(
    operation.document,
    parameter.schema
  )(value).map((finding) => ({
    where: where + finding.pointer,
    message: show ? `${finding.message}; it is ${quote(texts.join(","))}` : finding.message,
  }))
}

/** The JSON value a text stands for; text that does not fit its type stays text and is refused. */
function typed(text: string, type: unknown): unknown {
  if ((type === "integer" || type === "number") && /^-?\d+(\.\d+)?$/.test(text)) {
    return Number(text)
  }
  if (type === "boolean" && (text === "true" || text === "false")) {
    return text === "true"
  }
  return text
}

function mayRepeat(operation: Operation, parameter: Parameter): boolean {
  return (
    parameter.arrays === "multi" &&
    dereference(operation.document, parameter.schema).type === "array"
  )
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text)
  } catch (error) {
    if (error instanceof URIError) {
      return null
    }
    throw error
  }
}

function quote(text: string): string {
  return JSON.stringify(text.length > 60 ? `${text.slice(0, 60)}…` : text)
}
