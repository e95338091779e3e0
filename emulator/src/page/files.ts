import { readFileSync } from "node:fs"
import { notFound } from "../http/answer.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"

/** Beside `src` in a checkout and beside `dist` in the package: the files are served as they are. */
const FOLDER = new URL("../../page/", import.meta.url)
const FILE = /^\/emulator\/page\/((?:[a-z]+\/)?[a-z0-9-]+\.(js|css|svg))$/

const TYPES: Readonly<Record<string, string>> = {
  html: "text/html; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  css: "text/css; charset=utf-8",
  svg: "image/svg+xml",
}

/** Nothing from elsewhere, nothing inline, in nobody's frame. */
const HEADERS = {
  "content-security-policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self'",
    "connect-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; "),
  "x-frame-options": "DENY",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
  "cross-origin-opener-policy": "same-origin",
  "cross-origin-resource-policy": "same-origin",
  "cache-control": "no-cache",
}

/** The page `/emulator/` and its files; null: not of the page. */
export function answerPage({ method, path }: Request): Answer | null {
  const [name, extension] =
    path === "/emulator/" ? ["index.html", "html"] : (FILE.exec(path)?.slice(1) ?? [])
  if (!name || !extension) {
    return null
  }
  if (method !== "GET" && method !== "HEAD") {
    return { status: 405, headers: { allow: "GET, HEAD" } }
  }
  const body = read(name)
  return body === null
    ? notFound(`${path} is no file of the page.`).toAnswer()
    : { status: 200, body, headers: { ...HEADERS, "content-type": TYPES[extension] as string } }
}

function read(name: string): string | null {
  try {
    return readFileSync(new URL(name, FOLDER), "utf8")
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") {
      return null
    }
    throw error
  }
}
