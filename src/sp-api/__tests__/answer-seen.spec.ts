import type { AnswerSeen } from ".."
import { failureOf, useScriptedAmazon } from "./helpers/setup"
import { failure, json } from "./helpers/scripted-amazon"

describe("what an answer tells beside its body", () => {
  const context = useScriptedAmazon()

  const seenOf = async (...answers: typeof context.amazon.api) => {
    context.amazon.api = answers
    const seen: AnswerSeen[] = []
    const call = context
      .client()
      .sellers.getMarketplaceParticipations({ onAnswer: (answer) => seen.push(answer) })
    await call.catch(() => failureOf(call))
    return seen
  }

  it("is Amazon's clock beside ours, of each attempt", async () => {
    const date = "Sat, 21 Nov 2026 12:00:00 GMT"
    const seen = await seenOf(
      failure(503, "ServiceUnavailable", "later"),
      json(200, { payload: [] }, { date })
    )
    expect(seen).toHaveLength(2)
    expect(seen[1].date?.toISOString()).toBe("2026-11-21T12:00:00.000Z")
    expect(seen[1].receivedAt.getTime()).toBeGreaterThanOrEqual(seen[1].sentAt.getTime())
  })

  it("is told of a refusal too", async () => {
    const seen = await seenOf(failure(403, "Unauthorized", "no role"))
    expect(seen).toHaveLength(1)
    expect(seen[0].date).toBeInstanceOf(Date)
  })

  it("is no date where the header holds none", async () => {
    const [seen] = await seenOf(json(200, { payload: [] }, { date: "soon" }))
    expect(seen.date).toBeNull()
  })
})
