import type { IRbacModuleService, MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import { createRbacRolesWorkflow } from "@medusajs/medusa/core-flows"
import type { AmazonRight } from "../../../src/types"
import { createAdmin, type Admin } from "./admin"

/** A user of the admin with one role that grants these rights towards Amazon and nothing else. */
export const createRightfulUser = (
  container: MedusaContainer,
  api: unknown,
  name: string,
  rights: AmazonRight[]
): Promise<Admin> =>
  createAdmin(container, api, `${name}@example.com`, async (userId) => {
    const rbac = container.resolve<IRbacModuleService>(Modules.RBAC)
    const known = await rbac.listRbacPolicies({ resource: "amazon" })
    const policies = known.filter(({ operation }) => (rights as string[]).includes(operation))
    if (policies.length !== rights.length) {
      throw new Error(`Medusa knows ${policies.length} of ${rights.length} policies.`)
    }
    const { result } = await createRbacRolesWorkflow(container).run({
      input: { roles: [{ name, policy_ids: policies.map(({ id }) => id) }] } as never,
    })
    await giveRole(container, userId, result[0].id)
  })

/** Somebody who may do everything in Medusa. */
export const createSuperAdmin = (container: MedusaContainer, api: unknown): Promise<Admin> =>
  createAdmin(container, api, "super@example.com", (userId) =>
    giveRole(container, userId, "role_super_admin")
  )

/** Medusa's own workflow would ask for a person who may give roles away. */
const giveRole = (container: MedusaContainer, userId: string, roleId: string) =>
  container.resolve(ContainerRegistrationKeys.LINK).create({
    [Modules.USER]: { user_id: userId },
    [Modules.RBAC]: { rbac_role_id: roleId },
  })
