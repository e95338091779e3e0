import type { CellResult } from "./cell"
import type { CallFault } from "./expectations"
import type { Row } from "./matrix"

const SHORT: Record<string, string> = {
  ok: "ok",
  throttled: "thr",
  server: "srv",
  network: "net",
  access_lapsed: "lap",
  application_refused: "app",
  unexpected_answer: "une",
  not_found: "404",
  conflict: "409",
  invalid_input: "400",
  access_denied: "403",
}
const HEADS: Partial<Record<CallFault, string>> = {
  throttle: "429",
  throttle_with_limit: "429 limit",
  html_500: "html 500",
  html_502: "html 502",
  html_503: "html 503",
  expired_token: "expired",
  revoked_token: "revoked",
  reset_before: "rst before",
  reset_after: "rst after",
  slow_body: "slow",
  truncated_body: "cut",
}
const WIDTH = 11

/** One line per operation; in a cell the end and the requests of a call, once / always. */
export const formatMatrix = (rows: Row[], kinds: CallFault[]): string => {
  const first = Math.max(...rows.map(({ name }) => name.length))
  const head = ["".padEnd(first), "alone", ...kinds.map((kind) => HEADS[kind] ?? kind)]
  return [
    line(head),
    ...rows.map(({ name, baseline, results }) =>
      line([
        name.padEnd(first),
        baseline === null ? "–" : (SHORT[baseline] ?? "?"),
        ...kinds.map((kind) =>
          results
            .filter(({ cell }) => cell.kind === kind)
            .map(told)
            .join("/")
        ),
      ])
    ),
    "end and number of requests when the fault comes once / always; ! is a miss",
    "thr throttled, srv server, net network, lap access_lapsed, app application_refused, une unexpected_answer,",
    "400 invalid_input, 403 access_denied, 404 not_found, 409 conflict",
  ].join("\n")
}

const told = ({ end, requests, misses }: CellResult): string =>
  `${misses.length ? "!" : ""}${SHORT[end] ?? "?"}${requests}`

const line = ([name, alone, ...cells]: string[]): string =>
  [name, alone.padEnd(5), ...cells.map((cell) => cell.padEnd(WIDTH))].join(" ").trimEnd()
