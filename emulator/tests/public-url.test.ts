import assert from "node:assert/strict"
import { test } from "node:test"
import { startEmulator } from "../src/index.js"
import { Harness } from "./support/harness.js"

test("documents and queues are where clients reach the emulator", async () => {
  const harness = await Harness.start({ publicUrl: "http://amazon:4010/" })
  try {
    const client = await harness.connect("EU")
    const contentType = "application/json"
    const { body } = await client.call("POST", "/feeds/2021-06-30/documents", {}, { contentType })
    assert.match(body.url as string, /^http:\/\/amazon:4010\/documents\//)
    const reached = (body.url as string).replace("http://amazon:4010", harness.emulator.url)
    const put = { method: "PUT", body: "{}", headers: { "content-type": contentType } }
    assert.equal((await fetch(reached, put)).status, 200)
    const { queues } = await harness.control("GET", "/queues")
    assert.match(queues[0].url as string, /^http:\/\/amazon:4010\//)
  } finally {
    await harness.stop()
  }
})

test("an address that is none is named", async () => {
  await assert.rejects(startEmulator({ publicUrl: "amazon" }), /publicUrl "amazon"/)
})
