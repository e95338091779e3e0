import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MiddlewareFunction,
} from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"

type BodySchema = Parameters<typeof validateAndTransformBody>[0]
type QuerySchema = Parameters<typeof validateAndTransformQuery>[0]

/*
 * Zod's types make TypeScript give up at Medusa's signatures ("excessively deep"): the schemas lose
 * their types here, and only here. Routes name the type of their body themselves.
 */

/** Answers 400 with field, value and remedy when the body does not fit. */
export const validateBody = (schema: z.ZodType): MiddlewareFunction =>
  validateAndTransformBody(schema as unknown as BodySchema) as MiddlewareFunction

/** The same for the query; `limit` and `offset` come as `req.queryConfig.pagination`. */
export const validateQuery = (
  schema: z.ZodType,
  config: { defaultLimit?: number; isList?: boolean } = {}
): MiddlewareFunction =>
  validateAndTransformQuery(schema as unknown as QuerySchema, {
    defaults: ["id"],
    isList: true,
    ...config,
  }) as MiddlewareFunction
