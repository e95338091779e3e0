import type { ConfigModule } from "@medusajs/framework/types"

/**
 * URL of an admin page, for a browser that is at this backend: relative where the backend serves the
 * admin. Where it does not (`admin.disable`), the admin is at the first origin of `http.adminCors`.
 */
export const adminPage = (
  { admin, projectConfig }: Pick<ConfigModule, "admin" | "projectConfig">,
  page: string
): string => {
  const path = `${(admin.path ?? "/app").replace(/\/$/, "")}${page}`
  const elsewhere = admin.disable
    ? projectConfig.http.adminCors
        .split(",")
        .map((origin) => origin.trim())
        .find((origin) => URL.canParse(origin))
    : undefined
  return elsewhere ? `${elsewhere.replace(/\/$/, "")}${path}` : path
}
