import type { ExecArgs } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { seedAdminUser } from "./seed/admin-user"
import { amazonVariants } from "./seed/catalogue"
import { seedContext } from "./seed/context"
import { seedProducts } from "./seed/products"
import { seedChannels, seedRegions, seedStore } from "./seed/shop"
import { seedWarehouses } from "./seed/warehouses"

/**
 * Fills a Medusa shop for the demo: `medusa exec demo/seed.ts`. What exists is left alone.
 * EMULATOR_URL names the local Amazon whose catalogue the shop sells; without it the shop has only
 * products of its own.
 */
export default async function seed({ container }: ExecArgs) {
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  const context = seedContext(container)
  const emulatorUrl = process.env.EMULATOR_URL
  await seedAdminUser(context)
  const channels = await seedChannels(context)
  await seedStore(context, channels)
  await seedRegions(context)
  const warehouses = await seedWarehouses(context, channels)
  const variants = emulatorUrl ? await amazonVariants(emulatorUrl) : []
  const made = await seedProducts(context, channels, warehouses, variants)
  logger.info(`Seeded: ${made} new variants`)
}
