import i18next from "i18next"

import resources from "../../i18n"
import { withReadableNumbers } from "../with-readable-numbers"

describe("numbers in texts", () => {
  const said = async (locale: string, key: string, parameters: Record<string, unknown>) => {
    const words = i18next.createInstance()
    await words.init({ lng: locale, resources, ns: "amazon", defaultNS: "amazon" })
    return words.t(key, withReadableNumbers(locale, parameters))
  }

  it.each([
    ["en", 1, "1 change waits."],
    ["en", 1234, "1,234 changes wait."],
    ["nl", 1234, /^1\.234 /],
    ["de", 1234, /^1\.234 /],
  ])("in %s: %d, in the right plural", async (locale, count, expected) => {
    const text = await said(locale, "readOnly.waiting", { count })
    expect(text).toEqual(typeof expected === "string" ? expected : expect.stringMatching(expected))
  })

  it("leaves what is no number as it is", async () => {
    const text = await said("de", "closing.progress", { done: 1000, total: "12345" })
    expect(text).toContain("1.000")
    expect(text).toContain("12345")
  })
})
