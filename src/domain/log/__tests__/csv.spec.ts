import fc from "fast-check"
import { csvLine } from "../csv"

/** What a reader of RFC 4180 makes of one line. */
const parse = (line: string): string[] => {
  expect(line.endsWith("\r\n")).toBe(true)
  const cells: string[] = []
  const pattern = /(?:^|,)(?:"((?:[^"]|"")*)"|([^",\r\n]*))/gy
  const text = line.slice(0, -2)
  let match: RegExpExecArray | null
  while (pattern.lastIndex <= text.length && (match = pattern.exec(text))) {
    cells.push(match[1] !== undefined ? match[1].replace(/""/g, '"') : match[2])
    if (pattern.lastIndex >= text.length && !text.endsWith(",")) {
      break
    }
    if (match[0] === "" && cells.length > 1) {
      break
    }
  }
  return cells
}

describe("a line of CSV", () => {
  it("should quote what must be quoted", () => {
    expect(csvLine(["a", 'b"c', "d,e", "f\ng", null, 7, true])).toBe(
      'a,"b""c","d,e","f\ng",,7,true\r\n'
    )
  })

  it.each([
    "=1+1",
    "+49",
    "-2",
    "@SUM(A1)",
    "\t=1",
    "\r=1",
    "\n=1",
    "＝1+1",
    "＋1",
    "－1",
    "＠SUM(A1)",
  ])("should keep %j from being a formula", (text) => {
    expect(csvLine([text])).toBe(`"'${text}"\r\n`)
  })

  it("should begin no cell as a formula, and lose nothing, whatever it holds", () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 }), { minLength: 1 }), (cells) => {
        const read = parse(csvLine(cells))
        expect(read.map((cell) => /^[=+\-@\t\r\n＝＋－＠]/.test(cell))).toEqual(
          cells.map(() => false)
        )
        expect(read.map((cell, index) => (cell === cells[index] ? cell : cell.slice(1)))).toEqual(
          cells
        )
      })
    )
  })
})
