import { requireField } from "../answers"
import type { CallOptions } from "../call-options"
import type { RestrictedResource } from "../tokens/restricted-resource"
import { countOf } from "./description"
import type { Caller, Operation } from "./operation"
import { checkListLength, invalidInput } from "./parameters"

/** Repeatable: it makes one more token, and tokens end by themselves. */
export const createRestrictedDataToken: Operation = {
  name: "createRestrictedDataToken",
  api: "tokens",
  version: "2021-03-01",
  method: "POST",
  path: "/tokens/2021-03-01/restrictedDataToken",
  repeatable: true,
  usagePlan: { rate: 1, burst: 10 },
  describe: ({ body }) => ({
    kind: "access",
    direction: "read",
    told: { resources: countOf(body, "restrictedResources") },
  }),
}

export interface CreateRestrictedDataTokenRequest {
  /** The application that is to use the token, where that is another one. */
  targetApplication?: string
  /** 1–50. */
  restrictedResources: RestrictedResource[]
}

export interface CreateRestrictedDataTokenResponse {
  restrictedDataToken: string
  /** Seconds. */
  expiresIn: number
}

export interface TokensApi {
  /**
   * Seldom to be called: a call that names its restricted resource gets its token by itself, kept
   * for its life.
   */
  createRestrictedDataToken(
    body: CreateRestrictedDataTokenRequest,
    options?: CallOptions
  ): Promise<CreateRestrictedDataTokenResponse>
}

/** Tokens API 2021-03-01 (developer-docs.amazon.com/sp-api/docs/tokens-api-v2021-03-01-reference). */
export function tokensOf(call: Caller): TokensApi {
  return {
    createRestrictedDataToken: async (body, options) => {
      checkResources(body.restrictedResources)
      return call(
        {
          operation: createRestrictedDataToken,
          body,
          read: (answer) => ({
            restrictedDataToken: requireField(answer, "restrictedDataToken", "string") as string,
            expiresIn: lifetime((answer as { expiresIn?: unknown }).expiresIn),
          }),
        },
        options
      )
    },
  }
}

/** Both fields are optional in Amazon's model; an unreadable lifetime must not make a token eternal. */
function lifetime(expiresIn: unknown): number {
  const seconds = Number(expiresIn)
  return Number.isFinite(seconds) && seconds > 0 ? seconds : 3600
}

function checkResources(resources: RestrictedResource[]): void {
  const { name } = createRestrictedDataToken
  checkListLength(name, "restrictedResources", resources, 50)
  for (const { path } of resources) {
    if (!path.startsWith("/") || path.includes("?")) {
      throw invalidInput(name, "the path of a restricted resource begins with / and has no query")
    }
    if (path.startsWith("/orders/2026-01-01")) {
      throw invalidInput(name, "Orders 2026-01-01 knows no Restricted Data Token, only roles")
    }
  }
}
