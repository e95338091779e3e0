import fc from "fast-check"
import { gzipSync } from "node:zlib"
import { gunzipped, isZlibError } from "../gunzip"
import { anyCuts, collect, cutAt, streamOf } from "./chunks"

async function unpack(bytes: Buffer, cuts: number[] = []): Promise<Buffer> {
  return Buffer.concat(await collect(gunzipped(streamOf(cutAt(bytes, cuts)))))
}

async function codeOf(work: Promise<unknown>): Promise<string> {
  return work.then(
    () => "no error",
    (error: unknown) => (isZlibError(error) ? error.code : String(error))
  )
}

it("unpacks one or several members however they are cut", () =>
  fc.assert(
    fc.asyncProperty(
      fc.array(fc.uint8Array({ maxLength: 300 }), { minLength: 1, maxLength: 4 }),
      anyCuts,
      async (members, cuts) => {
        const packed = Buffer.concat(members.map((member) => gzipSync(member)))
        expect(await unpack(packed, cuts)).toEqual(Buffer.concat(members))
      }
    )
  ))

it("finds every cut end", async () => {
  const packed = gzipSync("sku\tprice\nMUG\t12.50\n")
  for (let length = 1; length < packed.length; length++) {
    expect(await codeOf(unpack(packed.subarray(0, length)))).toBe("Z_BUF_ERROR")
  }
  expect(await codeOf(unpack(Buffer.alloc(0)))).toBe("Z_BUF_ERROR")
})

it("finds damage and what is no gzip", async () => {
  const packed = gzipSync(Buffer.from("sku\tprice\n".repeat(1000)))
  const damaged = Buffer.from(packed)
  damaged[packed.length - 6] ^= 0xff
  expect(await codeOf(unpack(damaged))).toBe("Z_DATA_ERROR")
  expect(await codeOf(unpack(Buffer.from("<html>Service Unavailable</html>")))).toBe("Z_DATA_ERROR")
})

it("passes on what breaks the source", async () => {
  async function* broken() {
    yield gzipSync("abc").subarray(0, 10)
    throw new Error("the line went dead")
  }
  expect(await codeOf(collect(gunzipped(broken())))).toBe("Error: the line went dead")
})

it("takes no more of the source than is read, and closes it when left early", async () => {
  const packed = gzipSync(Buffer.alloc(20 * 1024 * 1024, "abcdefghij"), { level: 0 })
  let given = 0
  let closed: () => void = () => undefined
  const isClosed = new Promise<void>((resolve) => (closed = resolve))
  async function* source() {
    try {
      for (let at = 0; at < packed.length; at += 65_536) {
        given++
        yield packed.subarray(at, at + 65_536)
      }
    } finally {
      closed()
    }
  }
  for await (const piece of gunzipped(source())) {
    expect(piece.length).toBeGreaterThan(0)
    break
  }
  await isClosed
  expect(given).toBeLessThan(10)
})
