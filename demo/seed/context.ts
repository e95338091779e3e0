import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"

export interface Row {
  id: string
  [field: string]: unknown
}

/** What the parts of the seed share. */
export interface SeedContext {
  container: MedusaContainer
  /** Rows of an entity whose field has one of the values. */
  find(entity: string, field: string, values: string[], fields?: string[]): Promise<Row[]>
  /** Links two records of different modules; a link that exists is left as it is. */
  link(definition: Record<string, Record<string, string>>): Promise<void>
}

export function seedContext(container: MedusaContainer): SeedContext {
  const query = container.resolve(ContainerRegistrationKeys.QUERY)
  const links = container.resolve(ContainerRegistrationKeys.LINK)
  return {
    container,
    async find(entity, field, values, fields = ["id", field]) {
      if (values.length === 0) return []
      const { data } = await query.graph({ entity, fields, filters: { [field]: values } })
      return data as unknown as Row[]
    },
    async link(definition) {
      await links.create(definition)
    },
  }
}
