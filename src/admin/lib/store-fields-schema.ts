import { z } from "zod"

/** What a person calls a store and where its notices go; an empty address is none. */
export const storeFieldsSchema = (
  t: (key: "create.errors.name" | "create.errors.email") => string
) => ({
  name: z.string().trim().min(1, t("create.errors.name")),
  email: z.union([z.literal(""), z.email(t("create.errors.email"))]),
})
