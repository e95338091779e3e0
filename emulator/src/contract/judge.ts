import { judgeRequestBody, judgeResponseBody } from "./bodies.js"
import { loadCatalogue, type Catalogue } from "./catalogue.js"
import { CONSENT, CONSENT_API, judgeConsentUrl } from "./consent.js"
import { judgeTokenRequest, judgeTokenResponse, LWA_API, LWA_TOKEN } from "./lwa.js"
import { judgeHeaders, judgePath, judgeQuery, readQuery, type Issue } from "./parameters.js"
import { Router } from "./router.js"
import { judgeRules } from "./rules.js"
import type { Judge, JudgedRequest, JudgedResponse, OperationInfo, Violation } from "./types.js"

export interface JudgeOptions {
  /** Folder with Amazon's own Swagger 2.0 files; without it the npm packages are read. */
  modelsDir?: string
}

/**
 * Loads Amazon's contract and returns the judge of it. Reads the models once per process; schemas
 * are compiled when an operation is first judged. Throws when the models cannot be read.
 */
export async function createJudge(options: JudgeOptions = {}): Promise<Judge> {
  return new ContractJudge(await loadCatalogue(options.modelsDir))
}

class ContractJudge implements Judge {
  readonly source: string
  private readonly router: Router
  private readonly known: readonly OperationInfo[]

  constructor(catalogue: Catalogue) {
    this.source = catalogue.source
    this.router = new Router(catalogue.operations)
    this.known = catalogue.operations.map(({ api, operation, method, path, rate, burst }) => ({
      api,
      operation,
      method,
      path,
      rate,
      burst,
    }))
  }

  operations(): readonly OperationInfo[] {
    return this.known
  }

  match(method: string, pathname: string): ReturnType<Judge["match"]> {
    const verb = method.toUpperCase()
    for (const [api, fixed] of [
      [LWA_API, LWA_TOKEN],
      [CONSENT_API, CONSENT],
    ] as const) {
      if (fixed.path === pathname && fixed.method === verb) {
        return { api, operation: fixed.operation, path: fixed.path, parameters: {} }
      }
    }
    const routed = this.router.find(verb, pathname)
    return (
      routed && {
        api: routed.operation.api,
        operation: routed.operation.operation,
        path: routed.operation.path,
        parameters: routed.path,
      }
    )
  }

  request({ method, url, headers, body }: JudgedRequest): Violation[] {
    const { pathname, search } = split(url)
    const match = this.match(method, pathname)
    if (match?.api === LWA_API) {
      return named(match.operation, judgeTokenRequest(search, headers, body))
    }
    if (match?.api === CONSENT_API) {
      return named(match.operation, judgeConsentUrl(search))
    }
    const routed = this.router.find(method, pathname)
    if (routed === null) {
      return [this.unknown(method, pathname)]
    }
    const { operation, path } = routed
    const read = judgeRequestBody(operation, headers, body)
    return named(operation.operation, [
      ...judgePath(operation, path),
      ...judgeQuery(operation, search),
      ...judgeHeaders(operation, headers),
      ...read.issues,
      ...judgeRules(operation.api, operation.operation, {
        headers,
        query: readQuery(search),
        body: read.value,
      }),
    ])
  }

  response({ method, url, status, headers, body, requestBody }: JudgedResponse): Violation[] {
    const { pathname } = split(url)
    const match = this.match(method, pathname)
    if (match?.api === LWA_API) {
      return named(match.operation, judgeTokenResponse(status, body, requestBody))
    }
    if (match?.api === CONSENT_API) {
      return []
    }
    const routed = this.router.find(method, pathname)
    if (routed === null) {
      // The request is the fault; an error is the only right answer to it.
      return status >= 400
        ? []
        : named("unknown", [
            { where: "status", message: `${status} answers a path that no model knows` },
          ])
    }
    return named(
      routed.operation.operation,
      judgeResponseBody(routed.operation, status, headers, body)
    )
  }

  private unknown(method: string, pathname: string): Violation {
    const methods = this.router.methodsAt(pathname)
    const message =
      methods.length > 0
        ? `${method} is not answered here; ${methods.join(", ")} is`
        : `no operation of Amazon's models has this path (${method} ${pathname.slice(0, 120)})`
    return { operation: "unknown", where: "path", message }
  }
}

function named(operation: string, issues: readonly Issue[]): Violation[] {
  return issues.map(({ where, message }) => ({ operation, where, message }))
}

/** Path and query of an absolute URL or a request target, untouched by URL normalisation. */
function split(url: string): { pathname: string; search: string } {
  const target = url.replace(/^https?:\/\/[^/?#]*/i, "").split("#")[0] ?? ""
  const cut = target.indexOf("?")
  const pathname = (cut < 0 ? target : target.slice(0, cut)) || "/"
  return { pathname, search: cut < 0 ? "" : target.slice(cut) }
}
