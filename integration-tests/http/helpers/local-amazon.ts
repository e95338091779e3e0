import { spawn } from "node:child_process"
import path from "node:path"

export interface LocalAmazon {
  url: string
  /** What a seller's click on the consent page does. @returns where Amazon sends the browser. */
  consent(wish: { state: string; seller: string; redirect_uri: string }): Promise<URL>
  stop(): Promise<void>
}

const COMMAND = path.join(process.cwd(), "emulator", "bin", "sp-api-emulator.mjs")

/** The local Amazon as a process of its own, on a free port, in memory. */
export async function startLocalAmazon(): Promise<LocalAmazon> {
  const secret = process.env.AMAZON_CLIENT_SECRET ?? ""
  const child = spawn(
    process.execPath,
    [COMMAND, "--port", "0", "--rate-scale", "1000", "--client-secret", secret],
    { stdio: ["ignore", "pipe", "pipe"] }
  )
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const url = await new Promise<string>((resolve, reject) => {
    let output = ""
    const read = (chunk: Buffer) => {
      output += chunk.toString()
      const found = /listening on (http:\/\/\S+)/.exec(output)
      if (found) resolve(found[1])
    }
    child.stdout.on("data", read)
    child.stderr.on("data", read)
    child.once("exit", () => reject(new Error(`the local Amazon did not start: ${output}`)))
  })
  return {
    url,
    async consent(wish) {
      const answer = await fetch(`${url}/emulator/consent`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ application_id: "amzn1.sp.solution.emulator", ...wish }),
      })
      const body = (await answer.json()) as { redirect: string }
      if (!answer.ok) throw new Error(`no consent: ${JSON.stringify(body)}`)
      return new URL(body.redirect)
    },
    async stop() {
      child.kill("SIGTERM")
      await ended
    },
  }
}
