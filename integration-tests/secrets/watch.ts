// eslint-disable-next-line @medusajs/import-from-framework-not-internal -- what runs inside is watched
import EventBus from "@medusajs/event-bus-local/dist/services/event-bus-local"
// eslint-disable-next-line @medusajs/import-from-framework-not-internal -- what runs inside is watched
import { InMemoryDistributedTransactionStorage as Storage } from "@medusajs/workflow-engine-inmemory/dist/utils/workflow-orchestrator-storage"
import http from "node:http"
import path from "node:path"
import { inspect } from "node:util"
import { Secrets } from "../../src/modules/amazon/lib/secrets"
import { observeColumns } from "./columns"
import { remember, rememberSealed } from "./marks"
import { judge, observe, report, reportLooked, type Finding } from "./observations"

const undo: (() => void)[] = []

/** Calls `before` with the arguments of each call of a method, which goes on as ever. */
const watch = (owner: any, method: string, before: (self: any, args: any[]) => void): void => {
  const original = owner[method]
  owner[method] = function (this: unknown, ...args: unknown[]) {
    before(this, args)
    return original.apply(this, args)
  }
  undo.push(() => (owner[method] = original))
}

const text = (value: unknown): string =>
  typeof value === "string" ? value : inspect(value, { depth: 12, maxStringLength: null })

remember("client secret", process.env.AMAZON_CLIENT_SECRET)
remember("encryption key", process.env.AMAZON_ENCRYPTION_KEY)
remember("password", "an invented password")

watch(Secrets.prototype, "seal", (_self, [plain]) => rememberSealed(plain))

/** Login with Amazon: what goes there and comes back are secrets. */
const { fetch } = globalThis
globalThis.fetch = async (input, init) => {
  const body =
    init?.body instanceof URLSearchParams ? init.body : new URLSearchParams(text(init?.body ?? ""))
  remember("authorization code", body.get("code"))
  remember("client secret", body.get("client_secret"))
  const answer = await fetch(input, init)
  if (/\/auth\/o2\/token/.test(String(input))) {
    const { access_token, refresh_token } = await answer
      .clone()
      .json()
      .catch(() => ({}))
    remember("access token", access_token)
    remember("refresh token", refresh_token)
  }
  return answer
}
undo.push(() => (globalThis.fetch = fetch))

for (const stream of [process.stdout, process.stderr]) {
  watch(stream, "write", (_self, [chunk]) => observe("log", "log line", String(chunk)))
}

const ID = /\b[a-z]+_[0-9A-Za-z]{16,}\b/g
const answers = new WeakMap<object, string[]>()
const keep = (response: any, chunk: unknown) => {
  const chunks = answers.get(response) ?? []
  answers.set(response, chunks)
  if (typeof chunk === "string" || Buffer.isBuffer(chunk)) chunks.push(chunk.toString())
  return chunks
}
watch(http.ServerResponse.prototype, "write", (self, [chunk]) => keep(self, chunk))
watch(http.ServerResponse.prototype, "end", (self, [chunk]) => {
  const chunks = keep(self, chunk)
  const address = String(self.req?.originalUrl ?? self.req?.url ?? "").split("?")[0]
  const where = `${self.req?.method} ${address.replace(ID, ":id")}`
  observe("answer", where, `${text(self.getHeaders())}\n${chunks.join("")}`)
})

watch(EventBus.prototype, "emit", (_self, [events]) => {
  for (const event of [events].flat()) observe("event", event.name, text(event))
})

watch(Storage.prototype, "save", (_self, [, data]) =>
  observe("workflow", data.flow.modelId, text(data))
)

const { made } = (globalThis as any)[Symbol.for("amazon.secrets.watched")] as { made: Error[] }
const observeErrors = () => {
  for (const error of made.splice(0)) {
    // The test's own client: what it sends and gets back is in its error.
    if (error.name === "AxiosError") continue
    // Not its stack, whose lines would each be looked up in a source map.
    observe("error", error.name, text([error.message, error.cause, { ...error }]))
  }
}

const spec = () => path.basename(expect.getState().testPath ?? "")

/** Reports what a test left behind, up to now. */
export const judgeNow = async (): Promise<Finding[]> => {
  observeErrors()
  await observeColumns()
  const findings = judge(spec())
  report(findings)
  return findings
}

afterEach(async () => void (await judgeNow()), 60_000)

afterAll(() => {
  observeErrors()
  report(judge(spec()))
  reportLooked(spec())
  undo.reverse().forEach((again) => again())
})
