import { problemText } from "../problem-text"

describe("the sentence of a problem", () => {
  it.each([
    ["access_expiring", { days_left: 1 }, "access_expiring"],
    ["access_expiring", { days_left: 0 }, "access_ended"],
    ["access_expiring", {}, "access_expiring"],
    ["orders_held", { days_left: 0 }, "orders_held"],
  ])("of %s with %j is %s", (code, parameters, key) => {
    expect(problemText({ code, parameters })).toBe(key)
  })
})
