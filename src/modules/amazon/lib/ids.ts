import { createHash, randomUUID } from "node:crypto"

/** A fresh id for rows written by SQL (Medusa's ulid costs 40 µs each, too much for bulk). */
export const newId = (prefix: string): string => `${prefix}_${randomUUID().replace(/-/g, "")}`

/** Short, and the same for the same parts. */
export const digest = (...parts: string[]): string =>
  createHash("sha256").update(parts.join("\n")).digest("hex").slice(0, 26)

/** The one id an Amazon order can have in Medusa: a second creation fails on the primary key. */
export const medusaOrderId = (accountId: string, amazonOrderId: string): string =>
  `order_amz_${digest(accountId, amazonOrderId)}`

/** Ids of what hangs on that order, equally determined by it. */
export const derivedId = (prefix: string, orderId: string): string =>
  `${prefix}_amz_${digest(orderId)}`
