import type { MedusaContainer } from "@medusajs/framework/types"
import { Modules } from "@medusajs/framework/utils"
import { createUsersWorkflow } from "@medusajs/medusa/core-flows"

export interface Admin {
  id: string
  headers: { headers: Record<string, string> }
}

/** A user of the admin, signed in at the API. */
export async function createAdmin(
  container: MedusaContainer,
  api: any,
  email = "ada@example.com",
  /** Before the sign-in: a token holds the roles of its moment. */
  prepare?: (userId: string) => Promise<unknown>
): Promise<Admin> {
  const { result } = await createUsersWorkflow(container).run({ input: { users: [{ email }] } })
  const auth = container.resolve(Modules.AUTH)
  const credentials = { email, password: "an invented password" }
  const registration = { body: credentials } as Parameters<typeof auth.register>[1]
  const { authIdentity } = await auth.register("emailpass", registration)
  await auth.updateAuthIdentities({
    id: authIdentity!.id,
    app_metadata: { user_id: result[0].id },
  })
  await prepare?.(result[0].id)
  const { data } = await api.post("/auth/user/emailpass", credentials)
  return { id: result[0].id, headers: { headers: { authorization: `Bearer ${data.token}` } } }
}

/** The answer also when its status tells of an error. */
export const answerOf = (request: Promise<any>): Promise<any> =>
  request.catch((error) => {
    if (!error.response) throw error
    return error.response
  })
