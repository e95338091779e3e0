import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"

/** Names of users of the admin by id, for "who did this"; who was deleted has none. */
export const readPeople = async (
  container: MedusaContainer,
  ids: (string | null | undefined)[]
): Promise<Map<string, string>> => {
  const wanted = [...new Set(ids.flatMap((id) => id ?? []))]
  const users = wanted.length
    ? await container.resolve(Modules.USER).listUsers({ id: wanted }, { take: wanted.length })
    : []
  return new Map(
    users.map(({ id, first_name, last_name, email }) => [
      id,
      [first_name, last_name].filter(Boolean).join(" ") || email,
    ])
  )
}
