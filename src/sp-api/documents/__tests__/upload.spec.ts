import fc from "fast-check"
import { failureOf } from "../../__tests__/helpers/setup"
import { VirtualClock } from "../../__tests__/helpers/virtual-clock"
import type { DocumentContent } from "../content"
import { uploadDocument, type UploadOptions } from "../upload"
import { broken, refused, silent, useStorage, type StorageAnswer } from "./storage"

const storage = useStorage()
const JSON_TYPE = "application/json; charset=UTF-8"
const taken: StorageAnswer = (response) => response.writeHead(200).end()
let created = 0

function upload(
  content: DocumentContent,
  options: Partial<UploadOptions> & { contentType?: string } = {}
) {
  created = 0
  const create = async () => ({
    feedDocumentId: `document-${++created}`,
    url: `${storage.current.url}/upload?X-Amz-Signature=secret-${created}`,
  })
  const { contentType = JSON_TYPE, ...rest } = options
  const clock = new VirtualClock()
  const all = { timeoutMs: 5_000, maxAttempts: 4, clock, random: () => 0.5, ...rest }
  return uploadDocument(create, contentType, content, all)
}

/** Pieces of about 64 KiB, counting how often they were made. */
function generated(pieces: number) {
  const made = { passes: 0, pieces: 0 }
  const content = async function* () {
    made.passes++
    for (let piece = 0; piece < pieces; piece++) {
      made.pieces++
      yield `${piece}:`.padEnd(64 * 1024, "ü")
    }
  }
  return { made, content }
}

it("puts the bytes with their length and exactly the promised content type", async () => {
  storage.current.answers = [taken]
  expect(await upload('{"title":"Größe"}')).toEqual({ feedDocumentId: "document-1" })
  const [{ method, headers, body }] = storage.current.requests
  expect(method).toBe("PUT")
  expect(headers["content-type"]).toBe(JSON_TYPE)
  expect(headers["content-length"]).toBe("19")
  expect(headers).not.toHaveProperty("transfer-encoding")
  expect(headers).not.toHaveProperty("x-amz-access-token")
  expect(body.toString()).toBe('{"title":"Größe"}')
})

it("streams a content of unknown length: one pass to measure, one to send", async () => {
  storage.current.answers = [taken]
  const { made, content } = generated(40)
  await upload(content)
  const [{ headers, body }] = storage.current.requests
  expect(Number(headers["content-length"])).toBe(body.length)
  expect(headers).not.toHaveProperty("transfer-encoding")
  expect(body.toString().startsWith("0:üüü")).toBe(true)
  expect(made).toEqual({ passes: 2, pieces: 80 })
})

it("makes a small content only once", async () => {
  storage.current.answers = [refused(503, "SlowDown"), taken]
  const { made, content } = generated(3)
  await upload(content)
  expect(made.passes).toBe(1)
  expect(storage.current.requests).toHaveLength(2)
})

it("sends any pieces as they are", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.oneof(fc.uint8Array(), fc.string({ unit: "grapheme" }))),
      async (pieces) => {
        storage.current.requests.length = 0
        storage.current.answers = [taken]
        await upload(async function* () {
          yield* pieces
        })
        const expected = Buffer.concat(pieces.map((piece) => Buffer.from(piece as string)))
        expect(storage.current.requests[0].body.equals(expected)).toBe(true)
      }
    ),
    { numRuns: 50 }
  ))

it.each<[string, StorageAnswer]>([
  ["HTTP 500", refused(500, "InternalError")],
  ["HTTP 503", refused(503, "SlowDown")],
  ["a body that came too slowly", refused(400, "RequestTimeout")],
  ["a broken connection", broken],
])("is repeated with a fresh stream after %s, boundedly", async (_case, failure) => {
  const { made, content } = generated(20)
  storage.current.answers = [failure, taken]
  expect(await upload(content)).toEqual({ feedDocumentId: "document-1" })
  expect(made.passes).toBe(3)
  expect(storage.current.requests[1].body).toHaveLength(
    Number(storage.current.requests[1].headers["content-length"])
  )
  storage.current.requests.length = 0
  storage.current.answers = [failure]
  expect((await failureOf(upload("{}"))).retryable).toBe(true)
  expect(storage.current.requests).toHaveLength(4)
})

it("takes a new document when the URL has expired, once", async () => {
  storage.current.answers = [refused(403, "AccessDenied"), taken]
  expect(await upload("{}")).toEqual({ feedDocumentId: "document-2" })
  storage.current.answers = [refused(403, "AccessDenied")]
  const error = await failureOf(upload("{}"))
  expect(error).toMatchObject({ kind: "unexpected_answer", status: 403, retryable: false })
  expect(JSON.stringify(error) + error.message).not.toMatch(/secret|X-Amz/)
  expect(created).toBe(2)
})

it("hears a refusal that comes before the body was read", async () => {
  const { made, content } = generated(2_000)
  storage.current.onHead = (request, response) => {
    request.pause()
    response.writeHead(400).end("<Error><Code>EntityTooLarge</Code></Error>")
    return true
  }
  const error = await failureOf(upload(content))
  expect(error).toMatchObject({ status: 400, code: "EntityTooLarge", retryable: false })
  expect(made.pieces).toBeLessThan(3_000)
})

it("does not wait for ever, and ends when the caller aborts", async () => {
  storage.current.answers = [silent]
  expect((await failureOf(upload("{}", { timeoutMs: 30, maxAttempts: 2 }))).kind).toBe("network")
  const abort = new AbortController()
  const uploading = failureOf(upload("{}", { signal: abort.signal }))
  abort.abort()
  expect((await uploading).kind).toBe("aborted")
})

describe("contents that cannot be sent", () => {
  it("pass on their own error, also one that looks like the network's, and are not repeated", async () => {
    storage.current.answers = [taken]
    const failure = Object.assign(new Error("database away"), { code: "ECONNREFUSED" })
    let passes = 0
    const content = async function* () {
      passes++
      yield "x".repeat(2 * 1024 * 1024)
      if (passes > 1) throw failure
    }
    await expect(upload(content)).rejects.toBe(failure)
    expect(passes).toBe(2)
    expect(storage.current.requests).toHaveLength(0)
  })

  it.each([1, -1])("are refused when a pass differs by %d byte", async (difference) => {
    storage.current.answers = [taken]
    let length = 2 * 1024 * 1024
    const content = async function* () {
      yield "x".repeat(length)
      length += difference
    }
    const error = await failureOf(upload(content))
    expect(error).toMatchObject({ kind: "invalid_input", retryable: false })
    expect(storage.current.requests).toHaveLength(0)
  })

  it("are text for another charset than UTF-8; bytes are taken", async () => {
    const contentType = "text/tab-separated-values; charset=ISO-8859-1"
    expect((await failureOf(upload("für", { contentType }))).kind).toBe("invalid_input")
    storage.current.answers = [taken]
    await upload(Buffer.from("für", "latin1"), { contentType })
    expect(storage.current.requests[0].body).toEqual(Buffer.from("für", "latin1"))
  })
})
