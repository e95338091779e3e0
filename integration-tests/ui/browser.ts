import fs from "node:fs"
import path from "node:path"
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core"
import { root } from "../../demo/lib/paths"
import type { Language } from "./words"

const screenshots = path.join(root, ".artifacts", "screenshots")
/** Not about speed: a slow machine waits, a broken page fails. */
const patience = 45_000

interface FoundBrowser {
  executablePath: string
  args: string[]
  env: Record<string, string>
}

/** File of a picture. */
export const screenshotOf = (name: string): string => path.join(screenshots, `${name}.png`)

export async function launchBrowser(): Promise<Browser> {
  const { findBrowser } = await import("../../scripts/find-browser.mjs")
  const { executablePath, args, env }: FoundBrowser = await findBrowser()
  return chromium.launch({ executablePath, args, env: { ...process.env, ...env } })
}

/** A person at a screen: pages in one language, and everything the pages complain about. */
export class Visitor {
  readonly complaints: string[] = []

  private constructor(
    readonly context: BrowserContext,
    readonly page: Page,
    private readonly url: string
  ) {}

  static async arrive(browser: Browser, url: string, language: Language): Promise<Visitor> {
    const context = await browser.newContext({
      viewport: { width: 1280, height: 900 },
      locale: language,
    })
    context.setDefaultTimeout(patience)
    // Only in the shop's pages: Amazon's consent page is sandboxed and has no storage.
    await context.addInitScript(
      ([origin, lng]) => {
        if (window.location.origin === origin) window.localStorage.setItem("lng", lng)
      },
      [new URL(url).origin, language] as const
    )
    const visitor = new Visitor(context, await context.newPage(), url)
    visitor.listen(visitor.page)
    context.on("page", (page) => visitor.listen(page))
    return visitor
  }

  private listen(page: Page) {
    page.on("pageerror", (error) => this.complaints.push(`${page.url()}: ${error.message}`))
    page.on("console", (message) => {
      if (message.type() !== "error") return
      // Before signing in, the dashboard asks who one is and is told: nobody.
      const { url } = message.location()
      if (!url.endsWith("/admin/users/me")) {
        this.complaints.push(`${page.url()}: ${message.text()} (${url})`)
      }
    })
  }

  async signIn(login: { email: string; password: string }) {
    await this.page.goto(`${this.url}/app/login`)
    await this.page.locator('input[name="email"]').fill(login.email)
    await this.page.locator('input[name="password"]').fill(login.password)
    await this.page.locator('button[type="submit"]').click()
    await this.page.waitForURL((address) => !address.pathname.endsWith("/login"))
  }

  async open(address: string) {
    await this.page.goto(`${this.url}/app${address}`)
  }

  /** Takes what is seen once nothing is loading or changing colour any more. */
  async photograph(name: string, page = this.page) {
    fs.mkdirSync(screenshots, { recursive: true })
    await page.locator('[class*="animate-pulse"]').first().waitFor({ state: "detached" })
    await page.screenshot({
      path: screenshotOf(name),
      fullPage: true,
      animations: "disabled",
    })
  }

  async leave() {
    await this.context.close()
  }
}
