import fc from "fast-check"
import { charsetOf, decodingOf } from "../charset"
import { decodedText } from "../decoded-text"
import { anyCuts, collect, cutAt, streamOf } from "./chunks"

const FALLBACK = "windows-1252"

async function decode(
  bytes: Uint8Array,
  hints: { declared?: string; fallback?: string } = {},
  cuts: number[] = []
): Promise<string> {
  const pieces = cutAt(Buffer.from(bytes), cuts)
  const { declared = null, fallback = FALLBACK } = hints
  return (await collect(decodedText(streamOf(pieces), { declared, fallback }))).join("")
}

/** All places at which a text of few bytes can be cut in two. */
const everyCut = (bytes: Uint8Array) => Array.from({ length: bytes.length + 1 }, (_, at) => at)

const SHIFT_JIS = Buffer.from([0x93, 0xfa, 0x96, 0x7b, 0x8c, 0xea, 0xb1, 0x87, 0x40, 0x81, 0x60])

describe("charset of a Content-Type", () => {
  it.each([
    ["text/plain; charset=Cp1252", "cp1252"],
    ['text/plain;charset="UTF-8"', "utf-8"],
    ["text/plain; Charset = Windows-31J; boundary=x", "windows-31j"],
    ["text/plain", null],
    [null, null],
  ])("of %s is %s", (contentType, charset) => {
    expect(charsetOf(contentType)).toBe(charset)
  })

  it.each(["UTF-8", "utf8", "ISO-8859-1", "Cp1252", "Shift_JIS", "Windows-31J", "MS932", "cp932"])(
    "knows %s",
    (name) => expect(decodingOf(name)).not.toBeNull()
  )

  it("knows no name that is none", () => expect(decodingOf("Cp99999")).toBeNull())
})

describe("decoding", () => {
  it.each([
    ["utf-8", Buffer.from("Größe 日本 🙂 €"), "Größe 日本 🙂 €"],
    ["cp1252", Buffer.from([0x80, 0x93, 0x61, 0x94, 0x92, 0xe9, 0xdf]), "€“a”’éß"],
    ["iso-8859-1", Buffer.from([0x80, 0xe9]), "€é"],
    ["shift_jis", SHIFT_JIS, "日本語ｱ①～"],
    ["windows-31j", SHIFT_JIS, "日本語ｱ①～"],
  ])("reads %s cut anywhere", async (declared, bytes, text) => {
    for (const cut of everyCut(bytes)) {
      expect(await decode(bytes, { declared }, [cut])).toBe(text)
    }
    expect(await decode(bytes, { declared }, everyCut(bytes))).toBe(text)
  })

  it("reads any UTF-8 text the same however it is cut", () =>
    fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary" }), anyCuts, async (text, cuts) => {
        const bytes = Buffer.from(text, "utf8")
        const expected = bytes.toString("utf8").replace(/^\ufeff/, "")
        expect(await decode(bytes, { declared: "utf-8" }, cuts)).toBe(expected)
      })
    ))

  it.each(["utf-8", "windows-1252", "shift_jis", null])(
    "reads any bytes as %s the same however they are cut",
    (declared) =>
      fc.assert(
        fc.asyncProperty(fc.uint8Array({ maxLength: 600 }), anyCuts, async (bytes, cuts) => {
          const hints = { declared: declared ?? undefined }
          expect(await decode(bytes, hints, cuts)).toBe(await decode(bytes, hints))
        })
      )
  )

  it("gives back every letter of Windows-1252 that Windows has", () => {
    const bytes = Uint8Array.from({ length: 256 }, (_, byte) => byte)
    const letters = decodingOf("cp1252")?.decode(bytes) ?? ""
    expect(letters).toHaveLength(256)
    expect(letters.slice(0x80, 0xa0)).toBe(
      "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ"
    )
    expect(letters.slice(0xa0)).toBe(Buffer.from(bytes.slice(0xa0)).toString("latin1"))
  })
})

describe("byte order mark", () => {
  const mark = Buffer.from([0xef, 0xbb, 0xbf])

  it.each(["utf-8", "cp1252", undefined])(
    "beats the declared %s and is not text",
    async (declared) => {
      const bytes = Buffer.concat([mark, Buffer.from("sku\tTitel für ’n € 日本")])
      for (const cut of everyCut(bytes)) {
        expect(await decode(bytes, { declared }, [cut])).toBe("sku\tTitel für ’n € 日本")
      }
    }
  )

  it("is taken off once and only at the start", async () => {
    const bytes = Buffer.concat([mark, Buffer.from("a\ufeffb")])
    expect(await decode(bytes, { declared: "utf-8" })).toBe("a\ufeffb")
  })

  it.each([
    ["utf-16le", Buffer.from("\ufeffsku €", "utf16le")],
    ["utf-16be", Buffer.from("\ufeffsku €", "utf16le").swap16()],
  ])("tells %s", async (_name, bytes) => {
    expect(await decode(bytes, {}, everyCut(bytes))).toBe("sku €")
  })

  it("may be all there is", async () => {
    expect(await decode(mark)).toBe("")
    expect(await decode(Buffer.alloc(0))).toBe("")
  })
})

describe("a document without a declared charset", () => {
  it("is UTF-8 when it looks like it, else the marketplace's", async () => {
    expect(await decode(Buffer.from("für 日本"))).toBe("für 日本")
    expect(await decode(Buffer.from([0x66, 0xfc, 0x72]))).toBe("für")
    expect(await decode(SHIFT_JIS, { fallback: "shift_jis" })).toBe("日本語ｱ①～")
  })

  it("is also recognised behind a megabyte of ASCII, of which nothing is held back", async () => {
    const ascii = Buffer.alloc(64 * 1024, "sku\tprice\n")
    async function* bytes() {
      for (let piece = 0; piece < 16; piece++) yield ascii
      yield Buffer.from([0x66, 0xfc, 0x72])
    }
    let given = 0
    const pieces: string[] = []
    for await (const text of decodedText(bytes(), { declared: null, fallback: FALLBACK })) {
      given++
      pieces.push(text)
    }
    expect(given).toBe(17)
    expect(pieces.join("")).toBe(ascii.toString().repeat(16) + "für")
  })

  it("follows the declaration of an XML document", async () => {
    const start = '<?xml version="1.0" encoding="ISO-8859-1"?><a>'
    const bytes = Buffer.concat([Buffer.from(start), Buffer.from([0xc3, 0xa4])])
    expect(await decode(bytes)).toBe(`${start}Ã¤`)
  })

  it("does not fail over a name nobody knows", async () => {
    expect(await decode(Buffer.from("für"), { declared: "x-unheard-of" })).toBe("für")
  })
})
