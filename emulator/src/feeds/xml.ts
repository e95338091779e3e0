/** An element of a feed; attributes are left out but for `currency`, the only one that matters. */
export interface XmlElement {
  name: string
  currency: string | null
  children: XmlElement[]
  text: string
}

export class XmlError extends Error {}

const TOKEN =
  /<!\[CDATA\[([\s\S]*?)\]\]>|<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<\/([^\s>]+)\s*>|<([^\s/>!?]+)((?:\s+[^\s=>]+\s*=\s*(?:"[^"]*"|'[^']*'))*)\s*(\/?)>|([^<]+)/g
const ENTITIES: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }

/** The document's root element. Throws XmlError when it is not well-formed; takes no DOCTYPE. */
export function parseXml(source: string): XmlElement {
  const root: XmlElement = { name: "", currency: null, children: [], text: "" }
  const open = [root]
  let end = 0
  for (const token of source.replace(/^\uFEFF/, "").matchAll(TOKEN)) {
    if (token.index !== end) {
      throw new XmlError(`unreadable at character ${end}`)
    }
    end = token.index + token[0].length
    take(open, token)
  }
  if (end !== source.replace(/^\uFEFF/, "").length || open.length !== 1) {
    throw new XmlError(open.length > 1 ? "an element is not closed" : `unreadable at ${end}`)
  }
  const [first, second] = root.children
  if (!first || second || root.text.trim() !== "") {
    throw new XmlError("there must be one root element")
  }
  return first
}

function take(open: XmlElement[], token: RegExpMatchArray): void {
  const [, cdata, closing, opening, attributes, alone, text] = token
  const current = open[open.length - 1] as XmlElement
  if (opening !== undefined) {
    const currency = /\bcurrency\s*=\s*["']([^"']*)["']/.exec(attributes ?? "")?.[1] ?? null
    const element: XmlElement = { name: local(opening), currency, children: [], text: "" }
    current.children.push(element)
    if (alone === "") {
      open.push(element)
    }
  } else if (closing !== undefined) {
    if (open.length === 1 || local(closing) !== current.name) {
      throw new XmlError(`</${closing}> closes nothing`)
    }
    open.pop()
  } else {
    current.text += cdata ?? decode(text ?? "")
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(":") + 1)
}

function decode(text: string): string {
  return text.replace(/&(#x?[0-9a-f]+|\w+);/gi, (whole, name: string) => {
    if (name.startsWith("#")) {
      const hexadecimal = name[1] === "x" || name[1] === "X"
      return String.fromCodePoint(parseInt(name.slice(hexadecimal ? 2 : 1), hexadecimal ? 16 : 10))
    }
    return ENTITIES[name] ?? whole
  })
}

/** All children of the name. */
export function childrenOf(element: XmlElement | undefined, name: string): XmlElement[] {
  return element?.children.filter((child) => child.name === name) ?? []
}

export function childOf(element: XmlElement | undefined, name: string): XmlElement | undefined {
  return childrenOf(element, name)[0]
}

/** The trimmed text of a child; empty when there is none. */
export function textOf(element: XmlElement | undefined, name: string): string {
  return childOf(element, name)?.text.trim() ?? ""
}

export function escapeXml(text: string): string {
  return text.replace(/[<>&"']/g, (character) => `&#${character.charCodeAt(0)};`)
}
