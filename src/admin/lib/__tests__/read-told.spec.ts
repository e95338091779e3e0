import fc from "fast-check"

import { loginSegment } from "../../../api/lib/login-segment"
import { readTold } from "../read-told"

const NOTHING = { amazon_callback_uri: "", amazon_state: "", selling_partner_id: "" }

describe("what Seller Central told", () => {
  it("survives the way through the address", () => {
    fc.assert(
      fc.property(
        fc.record({
          amazon_callback_uri: fc.webUrl({ withQueryParameters: true }),
          amazon_state: fc.string({ unit: "binary" }),
          selling_partner_id: fc.string(),
        }),
        (told) => {
          const segment = loginSegment(told)
          expect(segment).toMatch(/^[A-Za-z0-9_-]+$/)
          expect(readTold(segment)).toEqual(told)
        }
      )
    )
  })

  it.each(["", "a", "%%%", "not base64!", "e30"])("is nothing in %p", (segment) => {
    expect(readTold(segment)).toEqual(NOTHING)
  })
})
