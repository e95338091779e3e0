import {
  validateAndTransformBody,
  validateAndTransformQuery,
  type MedusaNextFunction,
  type MedusaRequest,
  type MedusaResponse,
  type MiddlewareFunction,
} from "@medusajs/framework/http"
import type { z } from "@medusajs/framework/zod"
import { isRefusal } from "../../modules/amazon/lib/refusal"
import { tellRefusal } from "./answering"
import { readRefusal } from "./read-refusal"
import { refuseUnstorable } from "./unstorable"

type BodySchema = Parameters<typeof validateAndTransformBody>[0]
type QuerySchema = Parameters<typeof validateAndTransformQuery>[0]

/*
 * Zod's types make TypeScript give up at Medusa's signatures ("excessively deep"): the schemas lose
 * their types here, and only here. Routes name the type of their body themselves.
 */

/** Answers 400 with code, field, value and remedy when the body does not fit. */
export const validateBody = (schema: z.ZodType): MiddlewareFunction =>
  telling(
    validateAndTransformBody(schema as unknown as BodySchema) as MiddlewareFunction,
    schema,
    ({ body }) => body
  )

/** The same for the query; `limit` and `offset` come as `req.queryConfig.pagination`. */
export const validateQuery = (
  schema: z.ZodType,
  config: { defaultLimit?: number; isList?: boolean } = {}
): MiddlewareFunction =>
  telling(
    validateAndTransformQuery(schema as unknown as QuerySchema, {
      defaults: ["id"],
      isList: true,
      ...config,
    }) as MiddlewareFunction,
    schema,
    ({ query }) => query
  )

/** Medusa's check, whose no is told with the code and the field of the first fault. */
const telling =
  (
    check: MiddlewareFunction,
    schema: z.ZodType,
    inputOf: (req: MedusaRequest) => unknown
  ): MiddlewareFunction =>
  (req: MedusaRequest, res: MedusaResponse, next: MedusaNextFunction) => {
    const input = inputOf(req)
    try {
      refuseUnstorable(input, "")
    } catch (error) {
      if (!isRefusal(error)) {
        throw error
      }
      return tellRefusal(res, error)
    }
    return check(req, res, (error?: unknown) => {
      const refusal = error ? readRefusal(schema, input, error) : null
      if (refusal) {
        tellRefusal(res, refusal)
      } else {
        next(error)
      }
    })
  }
