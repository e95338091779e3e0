import type { Issue } from "./parameters.js"
import { headerValue } from "./parameters.js"
import type { DeclaredResponse, HeaderMap, JsonSchema, Operation, RequestBody } from "./types.js"
import { validatorFor } from "./validator.js"

/** At most so many deviations of one body are told; a wrong page of orders repeats itself. */
const MOST = 50

/**
 * Every error answer of the Selling Partner API, also with a status the model does not list
 * (a gateway's 502, say), is a list of errors.
 * Source: https://developer-docs.amazon.com/sp-api/docs/sp-api-errors-faq
 */
const ERROR_LIST: JsonSchema = {
  type: "object",
  required: ["errors"],
  properties: {
    errors: {
      type: "array",
      items: {
        type: "object",
        required: ["code", "message"],
        properties: {
          code: { type: "string" },
          message: { type: "string" },
          details: { type: "string" },
        },
      },
    },
  },
}

export type ReadBody =
  { kind: "none" } | { kind: "json"; value: unknown } | { kind: "broken"; message: string }

/** A JSON body from bytes or text; anything else that is not nullish counts as already parsed. */
export function readJson(body: unknown): ReadBody {
  if (body === undefined || body === null) {
    return { kind: "none" }
  }
  if (typeof body !== "string" && !(body instanceof Uint8Array)) {
    return { kind: "json", value: body }
  }
  if (body.length === 0) {
    return { kind: "none" }
  }
  try {
    const text =
      typeof body === "string" ? body : new TextDecoder("utf-8", { fatal: true }).decode(body)
    return { kind: "json", value: JSON.parse(text) }
  } catch (error) {
    // A syntax error quotes the body, which may hold personal data: it is not passed on.
    const message = error instanceof SyntaxError ? "is not valid JSON" : "is not valid UTF-8"
    return { kind: "broken", message }
  }
}

/** The body of a request: present when required, JSON, of the declared type, as the model says. */
export function judgeRequestBody(
  operation: Operation,
  headers: HeaderMap,
  raw: unknown
): { issues: Issue[]; value: unknown } {
  const body = readJson(raw)
  const declared = operation.body
  if (body.kind === "none") {
    const issues = declared?.required ? [{ where: "body", message: "is required and missing" }] : []
    return { issues, value: undefined }
  }
  if (declared === null) {
    return { issues: [{ where: "body", message: "must not be sent" }], value: undefined }
  }
  const issues = judgeContentType(declared, headers)
  if (body.kind === "broken") {
    return { issues: [...issues, { where: "body", message: body.message }], value: undefined }
  }
  const findings = validatorFor(operation.document, declared.schema)(body.value)
  for (const finding of findings.slice(0, MOST)) {
    issues.push({ where: `body.${finding.pointer}`, message: finding.message })
  }
  return { issues, value: body.value }
}

function judgeContentType(declared: RequestBody, headers: HeaderMap): Issue[] {
  const given = mediaType(headers)
  const allowed = declared.contentTypes.map((type) => type.toLowerCase())
  if (allowed.includes(given)) {
    return []
  }
  return [
    {
      where: "header.content-type",
      message: `must be ${allowed.join(" or ")}${given === "" ? "; it is missing" : `; it is ${given}`}`,
    },
  ]
}

/** An answer: a declared status (or an error list), the right kind of body, as the model says. */
export function judgeResponseBody(
  operation: Operation,
  status: number,
  headers: HeaderMap,
  raw: unknown
): Issue[] {
  const declared = operation.responses[String(status)] ?? operation.responses.default ?? null
  const body = readJson(raw)
  if (declared === null && (status < 400 || status > 599)) {
    const known = Object.keys(operation.responses).join(", ")
    return [{ where: "status", message: `${status} is not declared (declared: ${known})` }]
  }
  if (status === 204 || status === 304) {
    return body.kind === "none"
      ? []
      : [{ where: "response", message: `must have no body with status ${status}` }]
  }
  const schema = schemaOf(declared, status)
  if (body.kind === "none") {
    return schema === null ? [] : [{ where: "response", message: "has no body" }]
  }
  const issues: Issue[] = []
  if (!/[/+]json$/.test(mediaType(headers))) {
    const given = mediaType(headers) || "missing"
    issues.push({
      where: "response.content-type",
      message: `must be application/json; it is ${given}`,
    })
  }
  if (body.kind === "broken") {
    return [...issues, { where: "response", message: body.message }]
  }
  if (schema === null) {
    return [...issues, { where: "response", message: `must have no body with status ${status}` }]
  }
  for (const finding of validatorFor(operation.document, schema)(body.value).slice(0, MOST)) {
    issues.push({ where: `response.${finding.pointer}`, message: finding.message })
  }
  return issues
}

function schemaOf(declared: DeclaredResponse | null, status: number): JsonSchema | null {
  return declared?.schema ?? (status >= 400 ? ERROR_LIST : null)
}

function mediaType(headers: HeaderMap): string {
  return (headerValue(headers, "content-type") ?? "").split(";")[0]?.trim().toLowerCase() ?? ""
}
