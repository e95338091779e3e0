import assert from "node:assert/strict"
import { changeStock } from "../../demo/smoke/stock"
import { runNow } from "../../demo/smoke/waits"
import { listen, type Shop } from "./shop"
import { untilNothing, untilTrue } from "./wait-until"

/** Statements and people have no business in a log. */
const PRIVATE = /insert into|update .* set |\bvalues \(|@(example|marketplace)|recipient/i

/** PostgreSQL is stopped under the running shop and started again on the same port and data. */
export async function postgresAway(shop: Shop) {
  const { demo, amazon, postgres, ordersAstray, stockAstray } = shop
  const heard = listen(demo)
  const processIds = demo.processes.map((one) => one.pid())
  const everyoneSaid = async (text: string) =>
    heard().every(({ lines }) => lines.some((line) => line.includes(text)))

  // The last changes may be heard of and not yet marked when the database goes.
  await changeStock(demo.admin, await amazon.products(), 6)
  await postgres.stop()
  try {
    await amazon.create({ marketplaceId: "DE", count: 3, status: "UNSHIPPED" })
    await untilTrue(() => everyoneSaid("the database does not answer"), 90, "nobody says so")
    await assert.rejects(demo.admin.get("/admin/amazon"), /answered 503.*"database_away"/)
  } finally {
    await postgres.start()
  }

  await untilTrue(() => everyoneSaid("the database answers again"), 120, "nobody goes on")
  await untilTrue(() => runNow(demo.admin, "order-import").then(() => true), 60, "no run")
  await untilNothing(ordersAstray, 120, "orders")
  await untilNothing(stockAstray, 120, "stock")
  // Whoever was at work when the database went has failed, and is over it by itself.
  await untilNothing(() => shop.problems("dataflow_failing"), 120, "problems stay open")
  assert.deepEqual(
    demo.processes.map((one) => one.pid()),
    processIds
  )
  for (const { name, lines } of heard()) {
    const ours = lines.filter((line) => line.includes("amazon"))
    assert.ok(ours.length <= 25, `${name} wrote ${ours.length} lines:\n${ours.join("\n")}`)
    assert.deepEqual(
      lines.filter((line) => PRIVATE.test(line)),
      []
    )
  }
}
