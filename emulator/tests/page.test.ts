import assert from "node:assert/strict"
import { request } from "node:http"
import { after, before, test } from "node:test"
import { Harness } from "./support/harness.js"

let harness: Harness
before(async () => {
  harness = await Harness.start()
})
after(() => harness.stop())

/** Node's `fetch` refuses to send some of the headers by which a browser is known. */
function ask(method: string, path: string, headers: Record<string, string>): Promise<number> {
  return new Promise((resolve, reject) => {
    const { port } = harness.emulator
    const sent = request({ port, host: "127.0.0.1", method, path, headers }, (response) => {
      response.resume().on("end", () => resolve(response.statusCode ?? 0))
    })
    sent.on("error", reject).end(method === "POST" ? "{}" : undefined)
  })
}

test("the address alone leads to the page", async () => {
  for (const path of ["/", "/emulator"]) {
    const reply = await harness.fetch(path)
    assert.deepEqual([reply.status, reply.headers.get("location")], [302, "/emulator/"])
  }
  const page = await harness.fetch("/emulator/")
  assert.equal(page.status, 200)
  assert.match(page.text, /<title>Local Amazon<\/title>/)
})

test("page and files allow nothing from elsewhere and nothing inline", async () => {
  const page = await harness.fetch("/emulator/")
  const files = [...page.text.matchAll(/(?:src|href)="(page\/[^"]+)"/g)].map((match) => match[1])
  assert.ok(files.length >= 3, page.text)
  for (const file of ["", ...files]) {
    const reply = await harness.fetch(`/emulator/${file}`)
    assert.equal(reply.status, 200, file)
    const policy = reply.headers.get("content-security-policy") ?? ""
    assert.match(policy, /default-src 'none'/)
    assert.match(policy, /frame-ancestors 'none'/)
    assert.doesNotMatch(policy, /unsafe|\*|https?:/)
    assert.equal(reply.headers.get("x-content-type-options"), "nosniff")
  }
  assert.doesNotMatch(page.text, /<script(?![^>]*src=)|<style|style=|\son[a-z]+=/i)
  assert.doesNotMatch(page.text, /(?:src|href)="(?:https?:)?\/\//)
})

test("only files of the page are served", async () => {
  for (const path of [
    "/emulator/page/../package.json",
    "/emulator/page/..%2fpackage.json",
    "/emulator/page/tsconfig.json",
    "/emulator/page/nothing.js",
  ]) {
    assert.equal((await harness.fetch(path)).status, 404, path)
  }
  assert.equal((await harness.fetch("/emulator/page/main.js", { method: "POST" })).status, 405)
})

test("a page of another site cannot use the control API, whatever its browser sends", async () => {
  const own = `127.0.0.1:${harness.emulator.port}`
  const foreign: [string, Record<string, string>][] = [
    ["POST", { origin: "https://example.com" }],
    ["POST", { origin: "null" }],
    ["POST", { origin: "http://localhost:9000", "sec-fetch-site": "same-site" }],
    ["POST", { origin: `https://${own}` }],
    ["POST", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }],
    ["DELETE", { origin: "https://example.com" }],
    ["GET", { "sec-fetch-site": "cross-site", "sec-fetch-mode": "no-cors" }],
    ["POST", { host: "rebound.example.com", origin: "http://rebound.example.com" }],
    ["GET", { host: `rebound.example.com:${harness.emulator.port}` }],
  ]
  for (const [method, headers] of foreign) {
    const status = await ask(method, "/emulator/faults", { host: own, ...headers })
    assert.equal(status, 403, `${method} ${JSON.stringify(headers)}`)
  }
  assert.deepEqual((await harness.control("GET", "/faults")).faults, [])
})

test("the page itself, a link to it, and programs can", async () => {
  const { port } = harness.emulator
  for (const name of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`, "amazon:4010"]) {
    const page = { host: name, origin: `http://${name}`, "sec-fetch-site": "same-origin" }
    assert.equal(await ask("POST", "/emulator/settings", page), 200, name)
    assert.equal(await ask("GET", "/emulator/status", { host: name }), 200, name)
  }
  const link = { "sec-fetch-site": "cross-site", "sec-fetch-mode": "navigate" }
  assert.equal(await ask("GET", "/emulator/", link), 200)
  const { products } = await harness.control("GET", "/catalogue")
  const picture = `/emulator/images/${products[0].asin}.svg`
  const image = { origin: "http://localhost:9000", "sec-fetch-site": "cross-site" }
  assert.equal(await ask("GET", picture, image), 200, "a shop's admin shows Amazon's pictures")
})
