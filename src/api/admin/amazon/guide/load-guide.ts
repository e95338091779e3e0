import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { describeGuide, type Tick } from "../../../../domain/guide"
import { loginUriOf } from "../../../../domain/health"
import { AMAZON_MODULE } from "../../../../modules/amazon"
import type AmazonModuleService from "../../../../modules/amazon/service"
import { marketplaces } from "../../../../sp-api"
import type { AmazonGuideResponse } from "../../../../types"
import { loadGuideChecks } from "./load-guide-checks"

/** Whose Seller Central is meant while nobody has said: where most shops of the plugin sell. */
const USUAL_COUNTRY = "DE"

/** The guide with what is done, also before anything is set. Asks nobody but the database. */
export const loadGuide = async (
  container: MedusaContainer,
  origin: string,
  chosen?: string
): Promise<AmazonGuideResponse> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const stores = await amazon.overview.stores.list(null, "UTC")
  const country = chosen ?? stores[0]?.country_code ?? USUAL_COUNTRY
  const marketplace = marketplaces.find(({ countryCode }) => countryCode === country)!
  const [checks, ticks] = await Promise.all([
    loadGuideChecks(container, { stores, marketplace, origin }),
    amazon.settings.read("guide"),
  ])
  return {
    steps: describeGuide({
      checks,
      ticks: await withNames(container, ticks),
      sellerCentral: marketplace.sellerCentralUrl,
    }),
    redirect_uri: amazon.redirectUri(origin),
    login_uri: loginUriOf(amazon.redirectUri(origin)),
    country_code: country,
  }
}

/** Who ticked, by name; of a user who is gone nothing is said. */
const withNames = async (
  container: MedusaContainer,
  ticks: Record<string, Tick | null>
): Promise<Record<string, Tick | null>> => {
  const ids = [...new Set(Object.values(ticks).flatMap((tick) => tick?.by ?? []))]
  if (!ids.length) {
    return ticks
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "user",
    fields: ["id", "first_name", "last_name", "email"],
    filters: { id: ids },
  })
  const names = new Map(
    data.map(({ id, first_name, last_name, email }) => [
      id,
      [first_name, last_name].filter(Boolean).join(" ") || email,
    ])
  )
  return Object.fromEntries(
    Object.entries(ticks).map(([step, tick]) => [
      step,
      tick && { ...tick, by: names.get(tick.by) ?? "–" },
    ])
  )
}
