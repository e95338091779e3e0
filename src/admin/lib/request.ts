import { getI18n } from "react-i18next"

import type { RefusalParameters } from "../../types"

declare const __BACKEND_URL__: string | undefined

interface RequestOptions {
  method?: "GET" | "POST" | "DELETE"
  body?: unknown
  /** What is undefined is left out. */
  query?: Record<string, string | number | undefined>
}

/** The server said no, or could not. */
export class RequestError extends Error {
  constructor(
    message: string,
    readonly status: number,
    readonly code: string | null,
    readonly field: string | null,
    readonly parameters: RefusalParameters
  ) {
    super(message)
  }
}

/** Address of the API as a browser reaches it. */
export const urlOf = (path: string, query: RequestOptions["query"] = {}): string => {
  const base =
    typeof __BACKEND_URL__ === "string" && __BACKEND_URL__ !== "/" && __BACKEND_URL__
      ? __BACKEND_URL__
      : window.location.origin
  const url = new URL(base.replace(/\/$/, "") + path)
  for (const [name, value] of Object.entries(query)) {
    if (value !== undefined) {
      url.searchParams.set(name, String(value))
    }
  }
  return url.href
}

const languageHeader = (): Record<string, string> => {
  // Before the dashboard is drawn there is none.
  const language = (getI18n() as { language?: string } | undefined)?.language
  return language ? { "accept-language": language } : {}
}

/** Of an answer that is no JSON, a proxy's page maybe, nothing. */
const bodyOf = async (answer: Response): Promise<Partial<RequestError>> => {
  try {
    return (await answer.json()) as Partial<RequestError>
  } catch {
    return {}
  }
}

/**
 * Asks the plugin's API as the signed-in person. Like the SDK's `fetch`, whose error keeps neither the
 * code nor the field of a refusal.
 * @throws RequestError, or what the browser throws when the server cannot be reached.
 */
export const request = async <Answer>(
  path: string,
  { method = "GET", body, query }: RequestOptions = {}
): Promise<Answer> => {
  const answer = await fetch(urlOf(path, query), {
    method,
    credentials: "include",
    headers: {
      accept: "application/json",
      "content-type": "application/json",
      // Of the dashboard, which may be another than the browser's.
      ...languageHeader(),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  if (!answer.ok) {
    const { message, code, field, parameters } = await bodyOf(answer)
    throw new RequestError(
      message ?? answer.statusText,
      answer.status,
      code ?? null,
      field ?? null,
      parameters ?? {}
    )
  }
  return (await answer.json()) as Answer
}
