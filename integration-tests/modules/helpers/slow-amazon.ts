import type { PatchListingsItemParameters } from "../../../src/sp-api"

/** An Amazon that answers no patch until one seller SKU was patched, and all from then on. */
export const slowAmazon = ({ answersAfter }: { answersAfter: string }) => {
  const calls: { sku: string; quantity: number }[] = []
  const waiting: { calls: number; resolve: () => void }[] = []
  let release: () => void
  const released = new Promise<void>((resolve) => (release = resolve))
  return {
    calls,
    /** When so many patches have come. */
    called: (count: number) =>
      calls.length >= count
        ? Promise.resolve()
        : new Promise<void>((resolve) => waiting.push({ calls: count, resolve })),
    listings: {
      patchListingsItem: async ({ sku, body }: PatchListingsItemParameters) => {
        const [{ quantity }] = body.patches[0].value as { quantity: number }[]
        calls.push({ sku, quantity })
        waiting.filter((entry) => entry.calls <= calls.length).forEach((entry) => entry.resolve())
        if (sku === answersAfter) {
          release()
        }
        await released
        return { status: "ACCEPTED" }
      },
      getListingsItem: async ({ sku }: { sku: string }) => ({ sku }),
    },
  }
}
