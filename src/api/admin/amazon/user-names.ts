import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

/** Names of the shop's own users by id; of one without a name the e-mail address; gone ones are left out. */
export const loadUserNames = async (
  container: MedusaContainer,
  ids: (string | null | undefined)[]
): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids.filter((id) => id != null))]
  if (!wanted.length) {
    return new Map()
  }
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const { data } = await query.graph({
    entity: "user",
    fields: ["id", "first_name", "last_name", "email"],
    filters: { id: wanted },
  })
  return new Map(
    data.map(({ id, first_name, last_name, email }): [string, string] => [
      id,
      [first_name, last_name].filter(Boolean).join(" ") || email,
    ])
  )
}
