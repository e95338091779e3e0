import assert from "node:assert/strict"
import { test } from "node:test"
import { readChaosOptions } from "../chaos/options"
import { createRandom } from "../chaos/random"
import { createTurns } from "../chaos/turns"

test("chaos is asked for, with ten kills and a new seed unless told", () => {
  assert.equal(readChaosOptions([]), undefined)
  assert.equal(readChaosOptions(["--chaos"])?.kills, 10)
  assert.deepEqual(readChaosOptions(["--chaos", "--seed", "7", "--kills", "3"]), {
    seed: 7,
    kills: 3,
  })
  for (const wrong of [
    ["--kills", "3"],
    ["--chaos", "--kills", "0"],
    ["--chaos", "--seed", "x"],
  ]) {
    assert.throws(() => readChaosOptions(wrong), /--kills|--seed/)
  }
})

test("the same seed makes the same plan, another one another", () => {
  const plan = (seed: number) => {
    const random = createRandom(seed)
    return [
      random.shuffle([1, 2, 3, 4, 5, 6, 7, 8, 9]),
      random.between(2, 3),
      random.pick("abcdef".split("")),
    ]
  }
  assert.deepEqual(plan(4), plan(4))
  assert.notDeepEqual(plan(4), plan(5))
  const drawn = createRandom(1).between(2, 3)
  assert.ok(drawn >= 2 && drawn < 3)
})

test("turns are taken one after another, also after one that failed", async () => {
  const turns = createTurns()
  const order: string[] = []
  let finish = () => undefined as void
  const first = turns(async () => {
    await new Promise<void>((resolve) => (finish = resolve))
    order.push("first")
    throw new Error("first failed")
  })
  const second = turns(async () => order.push("second"))
  await Promise.resolve()
  finish()
  await assert.rejects(first, /first failed/)
  await second
  assert.deepEqual(order, ["first", "second"])
})
