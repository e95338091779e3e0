import { AmazonApiError, type AmazonApiErrorKind } from "../../../sp-api"
import { failureReasons } from "../../../types/failures"
import { explainAmazonError, rolesFor } from ".."

const KINDS: AmazonApiErrorKind[] = [
  "throttled",
  "access_lapsed",
  "access_denied",
  "application_refused",
  "invalid_input",
  "not_found",
  "conflict",
  "server",
  "network",
  "aborted",
  "unexpected_answer",
]
const STATUSES = [null, 200, 400, 401, 403, 404, 409, 413, 415, 429, 500, 502, 503]
const ENTRY = { code: "InvalidInput", message: "The value is wrong.", details: "Say why." }

const anError = (
  kind: AmazonApiErrorKind,
  { operation = "getFeed", status = null as number | null, errors = [ENTRY] } = {}
) => new AmazonApiError({ operation, kind, message: "m", status, errors })

describe("explaining an error of Amazon's", () => {
  it.each(KINDS.flatMap((kind) => STATUSES.map((status) => [kind, status] as const)))(
    "has a reason for %s with HTTP %s",
    (kind, status) => {
      const { reason, parameters } = explainAmazonError(anError(kind, { status }))
      expect(failureReasons).toContain(reason)
      expect(parameters).toMatchObject({ operation: "getFeed", status })
    }
  )

  it("keeps kinds apart that ask for different remedies", () => {
    const reasons = KINDS.map((kind) => explainAmazonError(anError(kind)).reason)
    expect(new Set(reasons).size).toBe(KINDS.length)
  })

  it("names the roles of which one is missing, where Amazon documents them", () => {
    const denied = (operation: string) =>
      explainAmazonError(anError("access_denied", { operation, status: 403 }))
    expect(denied("confirmShipment")).toMatchObject({
      reason: "role_missing",
      parameters: {
        roles: "Inventory and Order Tracking / Direct-to-Consumer Shipping (Restricted)",
      },
    })
    expect(denied("createReport")).toMatchObject({ reason: "access_denied" })
    expect(denied("createReport").parameters).not.toHaveProperty("roles")
    expect(rolesFor("toString")).toEqual([])
  })

  it("blames the application for its keys, and never a seller", () => {
    expect(explainAmazonError(anError("application_refused", { status: 401 })).reason).toBe(
      "application_refused"
    )
    expect(explainAmazonError(anError("access_lapsed", { status: 403 })).reason).toBe(
      "access_lapsed"
    )
  })

  it("gives Amazon's own words, else its code, else none", () => {
    const answer = (errors: (typeof ENTRY)[]) =>
      explainAmazonError(anError("invalid_input", { status: 400, errors })).parameters.answer
    expect(answer([ENTRY, { ...ENTRY, message: "second" }])).toBe("The value is wrong. Say why.")
    expect(answer([{ code: "Odd", message: "", details: "" }])).toBe("Odd")
    expect(answer([])).toBeNull()
  })

  it("tells what is too large from what is wrong", () => {
    expect(explainAmazonError(anError("invalid_input", { status: 413 })).reason).toBe("too_large")
    expect(explainAmazonError(anError("invalid_input", { status: 400 })).reason).toBe(
      "invalid_input"
    )
  })
})
