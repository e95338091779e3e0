import { gzipSync } from "node:zlib"
import { failureOf } from "../../__tests__/helpers/setup"
import { VirtualClock } from "../../__tests__/helpers/virtual-clock"
import type { DocumentLocation } from "../../types"
import { openDocument, type AmazonDocument, type ReadOptions } from "../document"
import type { DocumentOptions } from "../options"
import { collect } from "./chunks"
import { broken, brokenAfter, refused, silent, stored, useStorage } from "./storage"

const storage = useStorage()
let located = 0

function open(
  options: DocumentOptions & ReadOptions = {},
  location: Partial<DocumentLocation> = {}
): Promise<AmazonDocument> {
  located = 0
  const locate = async () => {
    const url = `${storage.current.url}/document?X-Amz-Signature=secret-${++located}`
    return { url, ...location }
  }
  const clock = new VirtualClock()
  return openDocument(locate, {
    ...{ timeoutMs: 5_000, maxAttempts: 4, clock, random: () => 0.5 },
    ...options,
  })
}

const content = Buffer.from(
  "sku\tprice\n" + Array.from({ length: 5_000 }, (_, at) => `MUG-${at}\t1.00\n`).join("")
)
const ranges = () => storage.current.requests.map(({ headers }) => headers.range)

it("reads a document without packing, token or cookie", async () => {
  storage.current.answers = [stored(content, { "content-type": "text/plain; charset=UTF-8" })]
  const document = await open()
  expect(document.contentType).toBe("text/plain; charset=UTF-8")
  expect(await document.text()).toBe(content.toString())
  const [{ method, headers }] = storage.current.requests
  expect(method).toBe("GET")
  expect(headers["accept-encoding"]).toBe("identity")
  expect(headers).not.toHaveProperty("x-amz-access-token")
  expect(headers).not.toHaveProperty("authorization")
})

it.each([
  ["as the document tells", { compressionAlgorithm: "GZIP" }, {}],
  ["as the header tells", {}, { "content-encoding": "gzip" }],
  ["once when both tell", { compressionAlgorithm: "GZIP" }, { "content-encoding": "gzip" }],
])("unpacks %s", async (_case, location, headers) => {
  storage.current.answers = [stored(gzipSync(content), headers as Record<string, string>)]
  expect(await (await open({}, location)).text()).toBe(content.toString())
})

it("decodes by the header and gives rows", async () => {
  const bytes = Buffer.from("SKU\tItem-Name\r\nMUG\tTasse gr\xfcn \x80\r\n", "latin1")
  storage.current.answers = [stored(bytes, { "content-type": "text/plain; charset=Cp1252" })]
  const rows = await collect((await open()).rows(["sku", "item-name"]))
  expect(rows.map((row) => row.toObject())).toEqual([{ sku: "MUG", "item-name": "Tasse grün €" }])
})

it("is read once: a second reading would silently be empty", async () => {
  storage.current.answers = [stored(content)]
  const document = await open()
  await document.text()
  expect((await failureOf(document.text())).message).toContain("has been read")
})

it("tells which column is missing", async () => {
  storage.current.answers = [stored(Buffer.from("sku\tprice\nMUG\t1\n"))]
  const document = await open()
  const error = await failureOf(collect(document.rows(["sku", "asin"])))
  expect(error.kind).toBe("unexpected_answer")
  expect(error.message).toContain('"asin"')
  expect(error.message).not.toContain("MUG")
})

describe("a connection that breaks", () => {
  it("is taken up where it was, packed or not", async () => {
    const packed = gzipSync(content, { level: 1 })
    const answer = stored(packed)
    storage.current.answers = [
      brokenAfter(1_000, answer),
      broken,
      brokenAfter(2_000, answer),
      answer,
    ]
    const document = await open({}, { compressionAlgorithm: "GZIP" })
    expect(await document.text()).toBe(content.toString())
    expect(ranges()).toEqual([undefined, "bytes=1000-", "bytes=1000-", "bytes=3000-"])
    expect(located).toBe(1)
  })

  it("is started again where the storage knows no ranges", async () => {
    const answer = stored(content, {}, { ranges: false })
    storage.current.answers = [brokenAfter(10_000, answer), brokenAfter(20_000, answer), answer]
    expect(await (await open()).text()).toBe(content.toString())
  })

  it("is given up after a bounded number of attempts", async () => {
    storage.current.answers = [brokenAfter(100, stored(content)), broken]
    const document = await open()
    const error = await failureOf(document.text())
    expect(error).toMatchObject({ kind: "network", retryable: true })
    expect(storage.current.requests).toHaveLength(4)
  })

  it("may break often as long as megabytes come between", async () => {
    const large = Buffer.alloc(8 * 1024 * 1024, content)
    const answer = stored(large)
    storage.current.answers = [
      ...Array.from({ length: 6 }, () => brokenAfter(1.2 * 1024 * 1024, answer)),
      answer,
    ]
    const pieces = await collect((await open()).bytes())
    expect(Buffer.concat(pieces).equals(large)).toBe(true)
    expect(storage.current.requests).toHaveLength(7)
  })

  it("is not taken up with another document", async () => {
    const other = stored(Buffer.from("x".repeat(content.length)), { etag: '"2"' })
    storage.current.answers = [brokenAfter(1_000, stored(content)), other]
    const error = await failureOf((await open()).text())
    expect(error.kind).toBe("unexpected_answer")
    expect(error.message).toContain("another")
  })
})

describe("an address that has expired", () => {
  it("is asked for once more, also in the middle", async () => {
    storage.current.answers = [
      refused(403, "AccessDenied"),
      brokenAfter(1_000, stored(content)),
      refused(403, "AccessDenied"),
      stored(content),
    ]
    expect(await (await open()).text()).toBe(content.toString())
    expect(located).toBe(3)
    expect(storage.current.requests[3].headers.range).toBe("bytes=1000-")
  })

  it("is an error when the new one is refused too, which names neither", async () => {
    storage.current.answers = [refused(403, "AccessDenied")]
    const error = await failureOf(open())
    expect(error).toMatchObject({ kind: "unexpected_answer", status: 403, code: "AccessDenied" })
    expect(located).toBe(2)
    expect(JSON.stringify(error) + error.message).not.toMatch(/secret|X-Amz/)
  })
})

it.each([500, 503])("tries again after HTTP %d, not without end", async (status) => {
  storage.current.answers = [refused(status, "SlowDown"), stored(content)]
  expect(await (await open()).text()).toBe(content.toString())
  storage.current.requests.length = 0
  storage.current.answers = [refused(status, "SlowDown")]
  expect(await failureOf(open())).toMatchObject({ kind: "server", status, code: "SlowDown" })
  expect(storage.current.requests).toHaveLength(4)
})

it("does not try again after 404", async () => {
  storage.current.answers = [refused(404, "NoSuchKey")]
  expect(await failureOf(open())).toMatchObject({ kind: "unexpected_answer", status: 404 })
  expect(storage.current.requests).toHaveLength(1)
})

it("does not wait for ever for an answer, nor for the next piece", async () => {
  storage.current.answers = [silent]
  expect((await failureOf(open({ timeoutMs: 400, maxAttempts: 2 }))).kind).toBe("network")
  expect(storage.current.requests).toHaveLength(2)
  storage.current.answers = [
    (response) => {
      response.writeHead(200, { "content-length": "1000" })
      response.write("sku\tprice\n")
    },
  ]
  const document = await open({ timeoutMs: 400, maxAttempts: 2 })
  expect((await failureOf(document.text())).kind).toBe("network")
})

it("ends when the caller aborts, before and within the document", async () => {
  storage.current.answers = [silent]
  const early = new AbortController()
  const opening = failureOf(open({ signal: early.signal }))
  early.abort()
  expect((await opening).kind).toBe("aborted")

  const late = new AbortController()
  storage.current.answers = [
    (response) => {
      response.writeHead(200, { "content-length": "1000000" })
      response.write("x".repeat(1000))
    },
  ]
  const document = await open({ signal: late.signal })
  const reading = failureOf(collect(document.bytes()))
  late.abort()
  expect((await reading).kind).toBe("aborted")
})

it("closes the connection of a document that is not read to its end", async () => {
  const large = Buffer.alloc(16 * 1024 * 1024, content)
  storage.current.answers = [stored(large)]
  for await (const row of (await open()).rows()) {
    expect(row.number).toBe(1)
    break
  }
  ;(await open()).close()
  while ((await storage.current.open()) > 0) {
    await new Promise((resolve) => setImmediate(resolve))
  }
  expect(await storage.current.open()).toBe(0)
})

describe("limits and damage", () => {
  it("ends a document that is longer than allowed, unpacked", async () => {
    const bomb = gzipSync(Buffer.alloc(10 * 1024 * 1024))
    storage.current.answers = [stored(bomb)]
    const document = await open({ maxBytes: 1024 * 1024 }, { compressionAlgorithm: "GZIP" })
    const error = await failureOf(document.text())
    expect(error).toMatchObject({ kind: "unexpected_answer", retryable: false })
    expect(error.message).toContain("1048576 bytes")
  })

  it.each([
    ["cut", (packed: Buffer) => packed.subarray(0, packed.length - 20)],
    ["no gzip", () => Buffer.from("<html>")],
  ])("says so when the gzip is damaged: %s", async (_case, spoil) => {
    storage.current.answers = [stored(spoil(gzipSync(content)))]
    const document = await open({}, { compressionAlgorithm: "GZIP" })
    expect((await failureOf(document.text())).message).toContain("gzip is damaged")
  })

  it("does not guess at another compression", async () => {
    storage.current.answers = [stored(content)]
    const error = await failureOf(open({}, { compressionAlgorithm: "ZSTD" }))
    expect(error.message).toContain("ZSTD")
  })

  it("takes no JSON that is not complete, and quotes none of it", async () => {
    storage.current.answers = [stored(Buffer.from('{"name":"Erika Mustermann"'))]
    const error = await failureOf((await open()).json())
    expect(error.kind).toBe("unexpected_answer")
    expect(error.message).not.toContain("Erika")
  })

  it.each(["http://example.com/document", "ftp://127.0.0.1/document", "document"])(
    "fetches nothing from %s",
    async (url) => {
      const error = await failureOf(open({}, { url }))
      expect(error).toMatchObject({ kind: "unexpected_answer", retryable: false })
      expect(error.message).toContain("https")
      expect(storage.current.requests).toHaveLength(0)
    }
  )
})
