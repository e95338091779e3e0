/** A JSON Schema in the dialect of OpenAPI 3.0, Swagger 2.0 or draft-07; read only as data. */
export type JsonSchema = { readonly [keyword: string]: unknown }

export type ParameterPlace = "path" | "query" | "header"

/** One path, query or header parameter of an operation. */
export interface Parameter {
  readonly name: string
  readonly in: ParameterPlace
  readonly required: boolean
  readonly schema: JsonSchema
  /** `csv`: one comma-joined value; `multi`: the parameter may be repeated. Arrays only. */
  readonly arrays: "csv" | "multi"
}

export interface RequestBody {
  readonly required: boolean
  readonly contentTypes: readonly string[]
  readonly schema: JsonSchema
}

/** One declared answer; without a schema nothing is known about the body. */
export interface DeclaredResponse {
  readonly schema: JsonSchema | null
}

/** One operation of the Selling Partner API, whatever file format it was read from. */
export interface Operation {
  /** Model name without extension, as Amazon names its files: `orders_2026-01-01`, `ordersV0`. */
  readonly api: string
  /** Amazon's operation id: `searchOrders`. Not unique: two versions of an API share names. */
  readonly operation: string
  /** Upper case. */
  readonly method: string
  /** Path template with `{name}` placeholders. */
  readonly path: string
  readonly parameters: readonly Parameter[]
  readonly body: RequestBody | null
  /** By status as text; may contain `default`. */
  readonly responses: Readonly<Record<string, DeclaredResponse>>
  /** Requests per second of the default usage plan, when the model states it. */
  readonly rate: number | null
  /** Burst of the default usage plan, when the model states it. */
  readonly burst: number | null
  /** The document that `$ref`s in the schemas above point into. */
  readonly document: object
}

/** Header values as Node gives them; names are compared without regard to case. */
export type HeaderMap = Readonly<Record<string, string | readonly string[] | undefined>>

export interface JudgedRequest {
  readonly method: string
  /** Absolute URL or path with query, still percent-encoded. */
  readonly url: string
  readonly headers: HeaderMap
  /** Raw bytes or text; an object or array is taken as JSON already parsed. */
  readonly body?: unknown
}

export interface JudgedResponse {
  readonly method: string
  /** URL of the request that is answered. */
  readonly url: string
  readonly status: number
  readonly headers: HeaderMap
  readonly body?: unknown
  /** Body of the request: lets the token endpoint be judged by the grant that was asked for. */
  readonly requestBody?: unknown
}

/** One deviation from the contract. */
export interface Violation {
  /** Operation id, or `unknown` when no operation answers the path. */
  operation: string
  /** `path`, `path.sku`, `query.createdAfter`, `header.user-agent`, `body./a/b`, `response./a/0`. */
  where: string
  /** What is wrong and what is allowed. Never contains values of headers or bodies. */
  message: string
}

export interface Match {
  operation: string
  api: string
}

/** What is known of an operation without its schemas; rates are per second, null if unstated. */
export interface OperationInfo extends Match {
  method: string
  path: string
  rate: number | null
  burst: number | null
}

/** Judges single requests and answers by Amazon's published contract; keeps no state. */
export interface Judge {
  /**
   * The operation that answers a method and a (percent-encoded) path, or null; `parameters` are the
   * path's as they stand in it, in its order.
   */
  match(
    method: string,
    pathname: string
  ): (Match & { path: string; parameters: Record<string, string> }) | null
  /** Violations of a request, in the order path, query, headers, body, cross-field rules. */
  request(request: JudgedRequest): Violation[]
  /** Violations of an answer to `method` and `url`. */
  response(response: JudgedResponse): Violation[]
  /** All operations known from the models. */
  operations(): readonly OperationInfo[]
  /** One line that names where the contract was read from. */
  readonly source: string
}
