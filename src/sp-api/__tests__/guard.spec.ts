import { InMemoryTokenStore } from ".."
import { failure, json } from "./helpers/scripted-amazon"
import { account, DE, failureOf, useScriptedAmazon } from "./helpers/setup"

const amazon = useScriptedAmazon()
const refusal = new Error("nothing may be changed now")
const patch = (client: ReturnType<typeof amazon.client>) =>
  client.listings.patchListingsItem({
    ...{ sellerId: "SELLER", sku: "MUG-1", marketplaceIds: [DE] },
    body: { productType: "PRODUCT", patches: [{ op: "merge", path: "/attributes/x", value: [] }] },
  } as never)

describe("the guard of calls that change something at Amazon", () => {
  it("keeps a refused call from Amazon, and lets reading through unasked", async () => {
    const guard = jest.fn().mockRejectedValue(refusal)
    const client = amazon.client({ guard })
    expect(await failureOf(patch(client))).toBe(refusal)
    expect(amazon.amazon.calls).toEqual([])
    expect(amazon.amazon.tokenRequests).toEqual([])
    expect(guard.mock.calls[0][0]).toBe(account.key)

    amazon.amazon.api = [json(200, { payload: [] })]
    await client.sellers.getMarketplaceParticipations()
    expect(guard).toHaveBeenCalledTimes(1)
  })

  it("is asked again before each repetition, and what may have arrived is still said", async () => {
    const guard = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValue(refusal)
    amazon.amazon.api = [failure(500, "InternalFailure", "again")]
    const error = await failureOf(patch(amazon.client({ guard })))
    expect(amazon.amazon.calls).toHaveLength(1)
    expect(error).toMatchObject({ kind: "server", earlierUnknown: true })
  })

  it("ends a throttled call by its own word, as nothing has arrived", async () => {
    const guard = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValue(refusal)
    amazon.amazon.api = [failure(429, "QuotaExceeded", "later")]
    expect(await failureOf(patch(amazon.client({ guard })))).toBe(refusal)
    expect(amazon.amazon.calls).toHaveLength(1)
  })

  it("is asked again after a long wait for the token, as a person may have paused meanwhile", async () => {
    const guard = jest.fn().mockResolvedValueOnce(undefined).mockRejectedValue(refusal)
    const tokenStore = new InMemoryTokenStore()
    const get = tokenStore.getOrRefresh.bind(tokenStore)
    jest.spyOn(tokenStore, "getOrRefresh").mockImplementation(async (...asked) => {
      amazon.clock.advance(20_000)
      return get(...asked)
    })
    expect(await failureOf(patch(amazon.client({ guard, tokenStore })))).toBe(refusal)
    expect(amazon.amazon.calls).toEqual([])
    expect(guard).toHaveBeenCalledTimes(2)
  })
})
