import { Modules } from "@medusajs/framework/utils"
import { ORDER_IMPORTED } from "../../src/workflows/orders/announce-orders"
import { processId } from "../../src/modules/amazon/services/leases"
import { bootMedusa, openShop } from "./lib/medusa"
import { Random } from "./lib/random"
import { subjects } from "./subjects"

/**
 * A process that works until it is killed: the same work as the pretended ones, on the same database.
 * Tells its parent when it begins, and of every order that the shop heard of.
 */
const main = async (): Promise<void> => {
  const [name, seed] = process.argv.slice(2)
  const subject = await subjects[name]()
  const random = new Random(Number(seed))
  const shop = await openShop(await bootMedusa())
  shop.container.resolve(Modules.EVENT_BUS).subscribe(
    ORDER_IMPORTED,
    async ({ data }) => {
      process.send?.({ heard: (data as { id: string }).id })
    },
    { subscriberId: "faults" }
  )
  const works = subject.works(shop, random)
  process.send?.({ working: processId })
  process.once("disconnect", () => process.exit(0))
  for (;;) {
    const names = Object.entries(subject.shares).flatMap(([work, share]) =>
      Array<string>(Math.ceil(share)).fill(work)
    )
    // What one work meets another one at is found by the verification; here it goes on.
    await works[random.pick(names)]().catch((error: Error) =>
      process.send?.({ failed: error.message })
    )
  }
}

main().catch((error: Error) => {
  process.send?.({ broken: error.stack })
  process.exitCode = 1
})
