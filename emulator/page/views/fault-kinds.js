/** What a client meets, in a few words; a kind that is not here speaks for itself. @type {Record<string, string>} */
export const KINDS = {
  throttle: "429: too many requests",
  throttle_with_limit: "429 with a rate-limit header",
  500: "500 in JSON",
  502: "502 in a gateway's form",
  503: "503 in JSON",
  html_500: "500 as an HTML page",
  html_502: "502 as an HTML page",
  html_503: "503 as an HTML page",
  expired_token: "403: access token expired",
  revoked_token: "403: access token revoked",
  reset_before: "Connection cut before the effect",
  reset_after: "Connection cut after the effect",
  hang: "No answer at all",
  slow_body: "Answer comes slowly",
  truncated_body: "Answer breaks off half-way",
  expired_url: "A document's address is over",
}

/** One click: what Amazon does on a bad day. @type {{ label: string, input: object }[]} */
export const PRESETS = [
  { label: "Away for a minute", input: { operation: "*", kind: "html_503", seconds: 60 } },
  { label: "One call in ten fails", input: { operation: "*", kind: "503", rate: 0.1 } },
  { label: "Throttle the next 5", input: { operation: "*", kind: "throttle", count: 5 } },
  { label: "Cut one answer off", input: { operation: "*", kind: "reset_after", count: 1 } },
  {
    label: "Refuse the refresh token once",
    input: { operation: "token", kind: "revoked_token", count: 1 },
  },
]
