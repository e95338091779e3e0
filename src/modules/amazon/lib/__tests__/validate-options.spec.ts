import type { LoaderOptions } from "@medusajs/framework/types"
import validateOptions from "../../loaders/validate-options"

const start = (options: Record<string, unknown>) => {
  const warned: string[] = []
  const logger = { warn: (message: string) => warned.push(message) }
  return { warned, done: validateOptions({ options, logger } as unknown as LoaderOptions) }
}

describe("the start of a shop", () => {
  it.each([
    ["short", /needs a secret of at least 16 characters/],
    ["2026:short", /key "2026" needs a secret of at least 16 characters/],
    ["a.b:an invented secret of length", /key "a\.b" needs .* an id without dots/],
    ["a:an invented secret one,a:an invented secret two", /key "a" is there twice/],
  ])("stops at the encryption keys %j and says how to write them", async (encryptionKeys, why) => {
    const { done } = start({ encryptionKeys })
    await expect(done).rejects.toThrow(why)
    await expect(done).rejects.toThrow(/option encryptionKeys .*AMAZON_ENCRYPTION_KEY.*"id:secret"/)
    await expect(done).rejects.not.toThrow(/invented secret|short"/)
  })

  it("only warns when there are none: the shop runs without Amazon", async () => {
    const { warned, done } = start({})
    await done
    expect(warned).toEqual([
      expect.stringMatching(/application \(or .*Settings › Amazon\) and encryptionKeys not set/),
    ])
  })
})
