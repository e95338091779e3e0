import { systemClock } from ".."

describe("systemClock", () => {
  it("sleeps at least as long as asked", async () => {
    const before = performance.now()
    await systemClock.sleep(20)
    expect(performance.now() - before).toBeGreaterThanOrEqual(15)
  })

  it("wakes with the reason when the signal is aborted, before or within the sleep", async () => {
    const reason = new Error("enough")
    await expect(systemClock.sleep(60_000, AbortSignal.abort(reason))).rejects.toBe(reason)
    const controller = new AbortController()
    const sleep = systemClock.sleep(60_000, controller.signal)
    controller.abort(reason)
    await expect(sleep).rejects.toBe(reason)
  })
})
