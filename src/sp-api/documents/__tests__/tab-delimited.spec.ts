import fc from "fast-check"
import { gzipSync } from "node:zlib"
import { decodedText } from "../decoded-text"
import { gunzipped } from "../gunzip"
import { reportRows, type ReportRow } from "../report-rows"
import { MAX_ROW_LENGTH, RowTooLongError, TabDelimitedParser } from "../tab-delimited"
import { anyCuts, collect, cutAt, streamOf } from "./chunks"

function parse(pieces: string[]): string[][] {
  const parser = new TabDelimitedParser()
  return [...pieces.flatMap((piece) => parser.push(piece)), ...parser.end()]
}

const rowsOf = async (text: string, cuts: number[] = []): Promise<ReportRow[]> =>
  collect(reportRows(streamOf(cutAt(text, cuts))))

/** Any text but tab and line feed, which divide, and a carriage return that a line break would take. */
const field = fc
  .string({ unit: "grapheme" })
  .map((text) => text.replace(/[\t\n]/g, " ").replace(/\r$/, ""))
const row = fc
  .array(field, { minLength: 1, maxLength: 8 })
  // A row of one empty field is an empty line.
  .filter((fields) => fields.join("\t") !== "")
const lineBreak = fc.constantFrom("\n", "\r\n")

describe("tab-delimited text", () => {
  it("gives any rows back, with either line break, with or without a last one, however cut", () =>
    fc.assert(
      fc.property(
        ...[fc.array(row, { maxLength: 20 }), lineBreak, fc.boolean(), anyCuts],
        (rows, newline, ends, cuts) => {
          const text = rows.map((fields) => fields.join("\t")).join(newline) + (ends ? newline : "")
          expect(parse(cutAt(text, cuts))).toEqual(rows)
        }
      )
    ))

  it("reads any text the same however it is cut", () =>
    fc.assert(
      fc.property(
        ...[fc.string({ unit: fc.constantFrom("\t", "\n", "\r", '"', "a", "ü", "日") }), anyCuts],
        (text, cuts) => expect(parse(cutAt(text, cuts))).toEqual(parse([text]))
      )
    ))

  it("takes quotes for text", () => {
    expect(parse(['a\t19" rack\t"Mug"\t"\nb\t"x\ty"\t\n'])).toEqual([
      ["a", '19" rack', '"Mug"', '"'],
      ["b", '"x', 'y"', ""],
    ])
  })

  it("keeps what is less than a row, and refuses a row without end", () => {
    const parser = new TabDelimitedParser()
    let most = 0
    for (let piece = 0; piece < 100; piece++) {
      parser.push("sku\tprice\n".repeat(1000) + "half a row")
      most = Math.max(most, parser.held)
      parser.push("\n")
    }
    expect(most).toBe("half a row".length)
    const endless = "x".repeat(MAX_ROW_LENGTH / 2)
    parser.push(endless)
    parser.push(endless)
    expect(() => parser.push("x")).toThrow(RowTooLongError)
  })
})

describe("rows of a report", () => {
  it("are read by name, whatever its case and place", async () => {
    const [first, second] = await rowsOf(
      "SKU \tverge-of-lateShipment\tPrice\nMUG\ttrue\t12.50\nCUP\n"
    )
    expect(first.value("sku")).toBe("MUG")
    expect(first.value("verge-of-lateshipment")).toBe("true")
    expect(first.value("Verge-Of-LateShipment")).toBe("true")
    expect(first.value("asin")).toBeUndefined()
    expect(second.value("price")).toBe("")
    expect([first.number, second.number]).toEqual([1, 2])
    expect(first.toObject()).toEqual({
      sku: "MUG",
      "verge-of-lateshipment": "true",
      price: "12.50",
    })
  })

  it("may be ragged; trailing tabs and empty lines are nothing", async () => {
    const rows = await rowsOf("sku\tprice\t\r\nMUG\t12.50\t\r\n\r\nCUP\t1.00\tmore\tstill\r\n\r\n")
    expect(rows.map((one) => one.toObject())).toEqual([
      { sku: "MUG", price: "12.50" },
      { sku: "CUP", price: "1.00" },
    ])
    expect(rows[1].fields).toEqual(["CUP", "1.00", "more", "still"])
  })

  it("of two columns with one name show the first", async () => {
    const [one] = await rowsOf("sku\tprice\tPrice\nMUG\t1\t2")
    expect(one.value("price")).toBe("1")
  })

  it("are none in an empty text and in one with a header only", async () => {
    expect(await rowsOf("")).toEqual([])
    expect(await rowsOf("sku\tprice")).toEqual([])
  })

  it("are in memory one piece at a time", async () => {
    let given = 0
    async function* pieces() {
      yield "sku\tprice\n"
      for (; given < 1000; given++) yield `MUG-${given}\t1.00\n`.repeat(50)
    }
    let count = 0
    let ahead = 0
    for await (const one of reportRows(pieces())) {
      count++
      // Row n is of piece ⌈n / 50⌉: a later piece must not have been asked for.
      ahead = Math.max(ahead, given - (Math.ceil(one.number / 50) - 1))
    }
    expect([count, ahead]).toEqual([50_000, 0])
  })

  it("are few in memory, gzip and charset included, however long the report is", async () => {
    const rows = 1_000
    let given = 0
    async function* packed() {
      yield gzipSync("sku\ttitle\n")
      for (; given < 300; given++) {
        const title = Array.from({ length: rows }, (_, at) => `MUG-${given}-${at}\tGröße €\n`)
        yield gzipSync(title.join(""))
      }
    }
    const hints = { declared: "utf-8", fallback: "windows-1252" }
    let count = 0
    let ahead = 0
    for await (const one of reportRows(decodedText(gunzipped(packed()), hints))) {
      count++
      ahead = Math.max(ahead, given - Math.floor(one.number / rows))
    }
    expect(count).toBe(300 * rows)
    expect(ahead).toBeLessThan(12)
  })
})
