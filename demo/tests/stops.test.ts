import assert from "node:assert/strict"
import { test } from "node:test"
import { createStops, joinErrors } from "../lib/stops"

test("everything is stopped, the last started first, whatever fails", async () => {
  const order: string[] = []
  const stops = createStops()
  stops.add(() => order.push("lock"))
  stops.add(async () => {
    order.push("database")
    throw new Error("the database did not stop")
  })
  stops.add(() => {
    order.push("server")
    throw new Error("the server did not stop")
  })
  const failures = await stops.run()
  assert.deepEqual(order, ["server", "database", "lock"])
  assert.deepEqual(
    failures.map(({ message }) => message),
    ["the server did not stop", "the database did not stop"]
  )
  assert.deepEqual(await stops.run(), [], "nothing is stopped twice")
})

test("the first error stays first, and stays itself when it is the only one", () => {
  const first = new Error("first")
  assert.equal(joinErrors([first]), first)
  const joined = joinErrors([first, new Error("second")]) as AggregateError
  assert.equal(joined.message, "first\nsecond")
  assert.equal(joined.cause, first)
})
