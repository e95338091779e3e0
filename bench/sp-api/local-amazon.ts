import { spawn } from "node:child_process"
import path from "node:path"
import type { SpApiAccount } from "../../src/sp-api"

const root = path.resolve(__dirname, "../..")

/** Far above what a machine can send: the limits are off. */
export const RATE_SCALE = 1_000_000

export const SELLER_ID = "A2TULPEU0000NL"
export const MARKETPLACE_ID = "A1PA6795UKMFR9"

export const application = {
  applicationId: "amzn1.sp.solution.emulator",
  clientId: "amzn1.application-oa2-client.emulator",
  clientSecrets: ["amzn1.oa2-cs.v1.emulator"],
}

export interface LocalAmazon {
  url: string
  account: SpApiAccount
  control<T>(path: string, body: object): Promise<T>
  stop(): Promise<void>
}

/** The emulator as a process of its own, with a grant of one seller. */
export async function startLocalAmazon(judge: boolean, signal: AbortSignal): Promise<LocalAmazon> {
  const cli = path.join(root, "emulator/src/cli.ts")
  const args = ["--port", "0", "--rate-scale", String(RATE_SCALE), ...(judge ? [] : ["--no-judge"])]
  const child = spawn(process.execPath, ["--import", "tsx", cli, ...args], {
    cwd: root,
    stdio: ["ignore", "pipe", "inherit"],
  })
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()))
  const stop = async () => {
    child.kill("SIGTERM")
    await ended
  }
  try {
    const url = await new Promise<string>((resolve, reject) => {
      let said = ""
      child.stdout.on("data", (text: Buffer) => {
        said += text.toString()
        const address = /listening on (\S+)/.exec(said)?.[1]
        if (address) resolve(address)
      })
      child.once("error", reject)
      child.once("exit", (code) => reject(new Error(`the local Amazon ended with ${code}`)))
      signal.addEventListener("abort", () => reject(signal.reason), { once: true })
    })
    const control = async <T>(route: string, body: object): Promise<T> => {
      const answer = await fetch(`${url}${route}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
      })
      if (!answer.ok) {
        throw new Error(`${route} answered ${answer.status}: ${await answer.text()}`)
      }
      return (await answer.json()) as T
    }
    const grant = await control<{ refreshToken: string }>("/emulator/grants", {
      sellerId: SELLER_ID,
    })
    const account = { key: "bench", region: "eu" as const, refreshToken: grant.refreshToken }
    return { url, account, control, stop }
  } catch (error) {
    await stop()
    throw error
  }
}
