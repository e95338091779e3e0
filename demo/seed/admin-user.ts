import { Modules } from "@medusajs/framework/utils"
import { createUsersWorkflow } from "@medusajs/medusa/core-flows"
import type { SeedContext } from "./context"

/** A user who may sign in to the admin. */
export async function seedAdminUser({ container, find }: SeedContext): Promise<void> {
  const email = process.env.ADMIN_EMAIL || "admin@example.com"
  const password = process.env.ADMIN_PASSWORD || "supersecret"
  if ((await find("user", "email", [email])).length) return
  const { result } = await createUsersWorkflow(container).run({
    input: { users: [{ email, first_name: "Ada", last_name: "Admin" }] },
  })
  const auth = container.resolve(Modules.AUTH)
  const registration = { body: { email, password } } as Parameters<typeof auth.register>[1]
  const { authIdentity, error } = await auth.register("emailpass", registration)
  if (!authIdentity) throw new Error(`The admin user ${email} could not be registered: ${error}`)
  await auth.updateAuthIdentities({
    id: authIdentity.id,
    app_metadata: { user_id: result[0].id },
  })
}
