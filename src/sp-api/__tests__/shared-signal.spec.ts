import { getMaxListeners } from "node:events"
import * as answers from "./helpers/scripted-amazon"
import { failureOf, useScriptedAmazon } from "./helpers/setup"

const test_ = useScriptedAmazon()

it("one signal ends many calls at once, and Node sees no leak in its listeners", async () => {
  test_.amazon.api = [answers.never]
  const abort = new AbortController()
  const client = test_.client()
  const calls = Array.from({ length: 20 }, (_, index) =>
    failureOf(client.orders.getOrder(`026-${index}`, [], { signal: abort.signal }))
  )
  while (test_.amazon.calls.length < calls.length) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  // Eleven would print MaxListenersExceededWarning into the shop's log.
  expect(getMaxListeners(abort.signal)).toBe(Infinity)
  abort.abort()
  expect((await Promise.all(calls)).map(({ kind }) => kind)).toEqual(Array(20).fill("aborted"))
})
