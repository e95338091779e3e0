import { InputError } from "../core/input-error.js"
import type { IncomingMessage } from "node:http"

/** A request whose body has been read. */
export interface Request {
  method: string
  /** Path and query as sent, percent-encoded. */
  url: string
  path: string
  query: URLSearchParams
  headers: IncomingMessage["headers"]
  body: Buffer
}

const LIMIT = 10 * 1024 * 1024

export class BodyTooLarge extends Error {}
export class MalformedTarget extends Error {}

/** Reads the whole request; throws BodyTooLarge above 10 MiB and MalformedTarget for a bad path. */
export async function readRequest(message: IncomingMessage): Promise<Request> {
  const url = message.url ?? "/"
  if (!URL.canParse(url, "http://localhost")) {
    throw new MalformedTarget("the request's path is not a URL")
  }
  const parsed = new URL(url, "http://localhost")
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of message) {
    size += (chunk as Buffer).length
    if (size > LIMIT) {
      throw new BodyTooLarge(`the body is larger than ${LIMIT} bytes`)
    }
    chunks.push(chunk as Buffer)
  }
  return {
    method: message.method ?? "GET",
    url,
    path: parsed.pathname,
    query: parsed.searchParams,
    headers: message.headers,
    body: Buffer.concat(chunks),
  }
}

/** The JSON object in the body; an empty body is an empty object. Throws for anything else. */
export function readJsonObject(request: Request): Record<string, unknown> {
  const text = request.body.toString("utf8")
  if (text.trim() === "") {
    return {}
  }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch (error) {
    throw new InputError(`the body is not JSON: ${(error as Error).message}`)
  }
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new InputError("the body must be a JSON object")
  }
  return value as Record<string, unknown>
}

/** Values of a list parameter, comma-joined or repeated; empty when absent. */
export function listOf(query: URLSearchParams, name: string): string[] {
  return query
    .getAll(name)
    .flatMap((value) => value.split(","))
    .filter((value) => value !== "")
}
