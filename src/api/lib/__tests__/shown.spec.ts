import fc from "fast-check"
import { shown } from "../shown"

describe("shown", () => {
  it("should show what was sent, shortened", () => {
    expect(shown("Mars")).toBe("Mars")
    expect(shown({ limit: 0 })).toBe('{"limit":0}')
    expect(shown("x".repeat(100))).toBe(`${"x".repeat(80)}…`)
  })

  it("should never show a token or client secret, wherever it stands", () => {
    const starts = fc.constantFrom("Atza|", "Atzr|", "Atz.sprdt|", "Atc|", "amzn1.oa2-cs.v1.")
    const secret = fc.stringMatching(/^[\w-]{8,60}$/)
    fc.assert(
      fc.property(starts, secret, fc.string(), fc.string(), (start, rest, before, after) => {
        expect(shown(`${before} ${start}${rest} ${after}`)).not.toContain(`${start}${rest}`)
        expect(shown({ a: [`${start}${rest}`] })).not.toContain(`${start}${rest}`)
      })
    )
  })
})
