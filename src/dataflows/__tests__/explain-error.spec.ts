import { notAllowed } from "../../modules/amazon/lib/refusal"
import { AmazonApiError } from "../../sp-api"
import { QueueError } from "../../sp-api/notifications"
import { explainError } from "../explain-error"
import { judgeSendError } from "../judge-send-error"

describe("explaining an error", () => {
  it("keeps Amazon's code and request id, and says the rest by code and parameters", () => {
    const error = new AmazonApiError({
      ...{ operation: "confirmShipment", kind: "access_denied", message: "HTTP 403" },
      ...{ status: 403, requestId: "r-1" },
      errors: [{ code: "Unauthorized", message: "Access denied.", details: null }],
    })
    expect(explainError(error)).toMatchObject({
      ...{ message: "Amazon confirmShipment: HTTP 403", code: "Unauthorized", request_id: "r-1" },
      failure: { reason: "role_missing", parameters: { answer: "Access denied." } },
    })
  })

  it("keeps the code of a refusal of ours, as a workflow throws it too", () => {
    const refusal = notAllowed("encryption_key_missing", "The key is missing.", { key: "2026" })
    const failure = {
      reason: "refusal",
      parameters: { refusal: "encryption_key_missing", key: "2026" },
    }
    expect(explainError(refusal).failure).toEqual(failure)
    expect(explainError({ ...refusal, message: refusal.message }).failure).toEqual(failure)
  })

  it.each([
    ["a wrapped statement", new Error("insert into x values ('Jan Tulp') - duplicate key")],
    ["PostgreSQL's own", Object.assign(new Error("deadlock detected"), { code: "40P01" })],
  ])("takes %s for the database's, without values", (_, error) => {
    const explained = explainError(error)
    expect(explained.failure).toEqual({ reason: "database", parameters: {} })
    expect(JSON.stringify(explained)).not.toContain("Tulp")
  })

  it("takes a broken pipe for no database's error", () => {
    const broken = Object.assign(new Error("write EPIPE"), { code: "EPIPE" })
    expect(explainError(broken).failure.reason).toBe("internal")
  })

  it("tells of the queue of notifications what AWS calls it", () => {
    const error = new QueueError("ReceiveMessage", "QueueDoesNotExist", "It does not exist.")
    expect(explainError(error)).toMatchObject({
      code: "QueueDoesNotExist",
      failure: { reason: "queue", parameters: { answer: "ReceiveMessage: QueueDoesNotExist" } },
    })
  })

  it("says of anything else that it was not expected", () => {
    expect(explainError(new TypeError("x is undefined")).failure.reason).toBe("internal")
    expect(explainError(null).failure.reason).toBe("internal")
    expect(explainError({ message: "thrown by a step" }).message).toBe("thrown by a step")
  })

  it("gives Amazon's words with a refused sending", () => {
    const error = new AmazonApiError({
      ...{
        operation: "patchListingsItem",
        kind: "invalid_input",
        message: "HTTP 400",
        status: 400,
      },
      errors: [{ code: "InvalidInput", message: "Unknown SKU.", details: null }],
    })
    expect(judgeSendError(error)).toMatchObject({ verdict: "refused", answer: "Unknown SKU." })
  })

  it.each([
    ["throttled", "stop", false],
    ["unreachable", "stop", false],
    ["network", "again", true],
  ] as const)("knows of %s that it may have arrived", (kind, verdict, arrived) => {
    const error = new AmazonApiError({ operation: "patchListingsItem", kind, message: "no" })
    expect(judgeSendError(error)).toMatchObject({ verdict, mayHaveArrived: arrived })
    // An attempt before had no answer.
    expect(judgeSendError(error.afterUnknown())).toMatchObject({ verdict, mayHaveArrived: true })
  })
})
