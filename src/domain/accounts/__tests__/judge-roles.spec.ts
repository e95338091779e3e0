import fc from "fast-check"
import { AmazonApiError, type AmazonApiErrorKind } from "../../../sp-api"
import { judgeRoles, type RoleAnswer } from "../judge-roles"

const answer = (outcome: RoleAnswer["outcome"], role = "Pricing"): RoleAnswer => ({
  ...{ role, needed: true, operation: "searchOrders", askFor: [role], outcome },
})
const failed = (kind: AmazonApiErrorKind, code = "Unauthorized"): RoleAnswer["outcome"] => ({
  kind: "failed",
  error: new AmazonApiError({
    ...{ operation: "searchOrders", kind, message: "invented", status: 403, requestId: "r-1" },
    errors: [{ code, message: "invented", details: null }],
  }),
})
const verdicts = (...outcomes: RoleAnswer["outcome"][]) =>
  judgeRoles(outcomes.map((outcome) => answer(outcome))).map(({ verdict }) => verdict)

describe("judgeRoles", () => {
  it("has a word for each outcome, and names the role to ask for", () => {
    expect(verdicts({ kind: "answered" }, { kind: "withheld" }, failed("access_denied"))).toEqual([
      "works",
      "refused",
      "refused",
    ])
    expect(judgeRoles([answer({ kind: "not_asked", reason: "no_order" }, "Shipping")])).toEqual([
      expect.objectContaining({
        verdict: "not_tested",
        not_tested: "no_order",
        ask_for: ["Shipping"],
      }),
    ])
    expect(judgeRoles([answer(failed("throttled"))])).toEqual([
      expect.objectContaining({
        verdict: "unknown",
        failure: expect.objectContaining({ reason: "throttled" }),
        request_id: "r-1",
      }),
    ])
  })

  it("believes a revoked token of the role only when the account is accepted elsewhere", () => {
    expect(verdicts(failed("access_lapsed"), { kind: "answered" })).toEqual(["refused", "works"])
    expect(verdicts(failed("access_lapsed"), failed("access_lapsed"))).toEqual([
      "unknown",
      "unknown",
    ])
    // Login with Amazon says so of the grant: no role is to blame.
    expect(verdicts(failed("access_lapsed", "invalid_grant"), { kind: "answered" })[0]).toBe(
      "unknown"
    )
  })

  it("never calls a role working that was not answered, nor refused for an outage", () => {
    const kinds: AmazonApiErrorKind[] = ["throttled", "server", "network", "unreachable"]
    const outcomes = fc.oneof<fc.Arbitrary<RoleAnswer["outcome"]>[]>(
      fc.constant({ kind: "answered" as const }),
      fc.constant({ kind: "not_asked" as const, reason: "no_order" as const }),
      fc
        .constantFrom(...kinds, "access_denied" as const, "access_lapsed" as const)
        .map((kind) => failed(kind))
    )
    fc.assert(
      fc.property(fc.array(outcomes), (all) => {
        judgeRoles(all.map((outcome) => answer(outcome))).forEach(({ verdict }, index) => {
          expect(verdict === "works").toBe(all[index].kind === "answered")
          const { kind, error } = all[index] as { kind: string; error?: AmazonApiError }
          if (kind === "failed" && error && kinds.includes(error.kind)) {
            expect(verdict).toBe("unknown")
          }
        })
      })
    )
  })
})
