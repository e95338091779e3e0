import fs from "node:fs"
import path from "node:path"
import type { Browser, BrowserContext, Page } from "playwright-core"
import { root } from "../../demo/lib/paths"

const screenshots = path.join(root, ".artifacts", "screenshots")
const patience = 30_000

export interface Look {
  name: string
  width: number
  height: number
  colorScheme: "light" | "dark"
}

/** How the page is looked at: at a desk, on a telephone, in the evening. */
export const LOOKS: Look[] = [
  { name: "desktop", width: 1280, height: 800, colorScheme: "light" },
  { name: "phone", width: 390, height: 844, colorScheme: "light" },
  { name: "dark", width: 1280, height: 800, colorScheme: "dark" },
]

/** A developer at the local Amazon's page, and everything that the page complains about. */
export class Developer {
  readonly complaints: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    readonly url: string,
    readonly look: Look
  ) {}

  static async arrive(browser: Browser, url: string, look = LOOKS[0]): Promise<Developer> {
    const context = await browser.newContext({
      viewport: { width: look.width, height: look.height },
      colorScheme: look.colorScheme,
      locale: "en",
    })
    context.setDefaultTimeout(patience)
    const developer = new Developer(context, await context.newPage(), url, look)
    developer.page.on("pageerror", (error) => developer.complaints.push(error.message))
    developer.page.on("console", (message) => {
      // Being refused is part of the game, and said on the page.
      const refused = message.text().includes("status of 400")
      if (message.type() === "error" && !refused) developer.complaints.push(message.text())
    })
    return developer
  }

  /** Opens a part of the page and waits until it shows its data. */
  async open(address: string): Promise<void> {
    await this.page.goto(`${this.url}/emulator/#/${address}`)
    await this.page.locator("[aria-busy]").first().waitFor({ state: "detached" })
  }

  async photograph(name: string): Promise<void> {
    fs.mkdirSync(screenshots, { recursive: true })
    await this.page.screenshot({
      path: path.join(screenshots, `emulator-${name}-${this.look.name}.png`),
      fullPage: true,
      animations: "disabled",
    })
  }

  /** Pixels that the page is wider than the screen. */
  overflow(): Promise<number> {
    return this.page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth
    )
  }

  /** Controls that a screen reader could not name. */
  nameless(): Promise<string[]> {
    return this.page.evaluate(() =>
      [...document.querySelectorAll("a, button, input, select, summary, meter")]
        .filter(
          (element) =>
            !element.getAttribute("aria-label")?.trim() &&
            !(element instanceof HTMLInputElement || element instanceof HTMLSelectElement
              ? [...(element.labels ?? [])].some((label) => label.textContent?.trim())
              : element.textContent?.trim())
        )
        .map((element) => element.outerHTML.slice(0, 200))
    )
  }

  leave(): Promise<void> {
    return this.context.close()
  }
}

/** A client of the local Amazon as anybody would write it. */
export class SellerClient {
  private constructor(
    private readonly url: string,
    private readonly token: string
  ) {}

  static async connect(url: string): Promise<SellerClient> {
    const { refreshToken } = await control<{ refreshToken: string }>(url, "POST", "grants", {
      sellerId: "EU",
    })
    const answer = await fetch(`${url}/auth/o2/token`, {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "refresh_token",
        refresh_token: refreshToken,
        client_id: "amzn1.application-oa2-client.emulator",
        client_secret: "amzn1.oa2-cs.v1.emulator",
      }),
    })
    const { access_token } = (await answer.json()) as { access_token: string }
    return new SellerClient(url, access_token)
  }

  get(target: string): Promise<number> {
    return this.send(target, {})
  }

  post(target: string, body: object): Promise<number> {
    return this.send(target, { method: "POST", body: JSON.stringify(body) })
  }

  private async send(target: string, init: RequestInit): Promise<number> {
    const headers = {
      "x-amz-access-token": this.token,
      "user-agent": "ui-tests/1.0 (Language=TypeScript)",
      "content-type": "application/json",
    }
    const answer = await fetch(this.url + target, { ...init, headers })
    await answer.arrayBuffer()
    return answer.status
  }
}

/** Asks the control API as a program does. */
export async function control<T>(
  url: string,
  method: string,
  target: string,
  input?: object
): Promise<T> {
  const answer = await fetch(`${url}/emulator/${target}`, {
    method,
    ...(input && { body: JSON.stringify(input) }),
  })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${method} ${target}: ${answer.status} ${text}`)
  return JSON.parse(text) as T
}
