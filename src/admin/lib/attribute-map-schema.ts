import { z } from "zod"

import { IDENTIFIERS } from "./codes"

const SOURCE = /^(sku|barcode|ean|upc|metadata\.\S+|product\.metadata\.\S+)$/

/** An ordered list of identifier ↔ attribute; the first that finds a product decides. */
export const attributeMapSchema = (
  t: (key: "attributeMap.errors.source" | "attributeMap.errors.empty") => string
) =>
  z
    .array(
      z.object({
        identifier: z.enum(IDENTIFIERS as [(typeof IDENTIFIERS)[number], ...typeof IDENTIFIERS]),
        source: z.string().trim().regex(SOURCE, t("attributeMap.errors.source")),
      })
    )
    .min(1, t("attributeMap.errors.empty"))
