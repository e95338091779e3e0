import assert from "node:assert/strict"
import path from "node:path"
import type { Browser, Page } from "playwright-core"
import { startDemo, type Demo } from "../../../demo/lib/demo"
import { httpClient, type Client } from "../../../demo/lib/http"
import { removeDemoData } from "../../../demo/lib/leftovers"
import { root } from "../../../demo/lib/paths"
import { waitFor } from "../../../demo/lib/wait"
import type { AmazonHomeResponse, StoreCardDto } from "../../../src/types/http"
import { launchBrowser, screenshotOf, Visitor } from "../browser"
import { words, type Language } from "../words"
import { foreignWords, judgeOf, type Judge } from "./foreign-words"

/** A minute and a half: a flow's interval and an answer of Amazon fit in. */
const PATIENCE_SECONDS = 90

/** Names of the seed and of people, in whatever language. */
const DATA = [/^(Vase|Tulp|Bloem|Amazon\.)/i, /^admin@example\.com$/]

/** A shop without a store, its local Amazon, and a person who speaks one language. */
export class LifeStage {
  private readonly deleted: string[] = []

  private constructor(
    readonly language: Language,
    readonly demo: Demo,
    readonly amazon: Client,
    private readonly browser: Browser,
    private readonly dataDir: string,
    private readonly judge: Judge,
    public visitor: Visitor
  ) {}

  static async open(language: Language): Promise<LifeStage> {
    const dataDir = path.join(root, ".data", `ui-life-${language}-${process.pid}`)
    removeDemoData(dataDir)
    const demo = await startDemo({
      dataDir,
      ports: { medusa: 0, postgres: 0, emulator: 0 },
      countries: [],
    })
    const browser = await launchBrowser()
    const visitor = await Visitor.arrive(browser, demo.url, language)
    await visitor.signIn(demo.login)
    const amazon = httpClient(demo.emulatorUrl ?? "")
    return new LifeStage(language, demo, amazon, browser, dataDir, judgeOf(language), visitor)
  }

  async close(): Promise<void> {
    await this.browser.close()
    await this.demo.stop()
    removeDemoData(this.dataDir)
  }

  get page(): Page {
    return this.visitor.page
  }

  /** What stands on the screen for a key. */
  text(key: string): RegExp {
    return words(key, this.language)
  }

  /** The same as a part of a longer text. */
  within(key: string): RegExp {
    return new RegExp(this.text(key).source.replace(/^\^\\s\*|\\s\*\$$/g, ""))
  }

  /** Takes a picture, and fails when something on it is not in the person's language. */
  async look(name: string, page = this.page): Promise<void> {
    await this.visitor.photograph(`life-${name}-${this.language}`, page)
    assert.deepEqual(await foreignWords(page, this.judge, DATA), [], `on "${name}"`)
  }

  /** Runs a test's steps; what the person saw when one failed is photographed. */
  async seeing(name: string, steps: () => Promise<void>): Promise<void> {
    try {
      await steps()
    } catch (error) {
      const pages = this.visitor.context.pages()
      await Promise.allSettled(
        pages.map((page, index) =>
          page.screenshot({ path: screenshotOf(`life-failed-${this.language}-${name}-${index}`) })
        )
      )
      // The next test begins with one tab.
      await Promise.allSettled(
        pages.filter((page) => page !== this.page).map((page) => page.close())
      )
      throw error
    }
  }

  /** The server ends and starts again, e.g. with another clock or under another name. */
  async restart(env: NodeJS.ProcessEnv = {}): Promise<void> {
    const [server] = this.demo.processes
    // A page that is open would ask a server that is not there.
    await this.page.goto("about:blank")
    await server.terminate()
    await server.start(env)
    // Sessions are in the memory of the process.
    await this.visitor.signIn(this.demo.login)
  }

  /** A page of this store that is open learns of its deletion by an answer 404. */
  expectDeleted(id: string): void {
    this.deleted.push(id)
  }

  /** What the pages complained about; the dashboard itself asks other hosts for pictures. */
  complaints(): string[] {
    const ofDeleted = (one: string) =>
      one.includes("status of 404") && this.deleted.some((id) => one.includes(id))
    return this.visitor.complaints.filter(
      (one) => !one.includes("ERR_NAME_NOT_RESOLVED") && !ofDeleted(one)
    )
  }

  async stores(): Promise<StoreCardDto[]> {
    return (await this.demo.admin.get<AmazonHomeResponse>("/admin/amazon")).stores
  }

  async store(name: string): Promise<StoreCardDto> {
    const found = (await this.stores()).find((store) => store.name === name)
    assert.ok(found, `there is no store "${name}"`)
    return found
  }

  /** Waits until a store is as it should be. */
  async until(name: string, what: string, holds: (store: StoreCardDto) => boolean) {
    return waitFor(
      async () => {
        const store = (await this.stores()).find((one) => one.name === name)
        return store && holds(store) ? store : null
      },
      PATIENCE_SECONDS,
      () => `"${name}" is not ${what}`
    )
  }

  /** Asks until something holds. */
  async eventually<T>(what: string, ask: () => Promise<T | null | undefined>): Promise<T> {
    return waitFor(ask, PATIENCE_SECONDS, () => what)
  }

  /** Opens Amazon's consent page from the link on ours and agrees as one of the sellers. */
  async agreeAtAmazon(seller: string): Promise<Page> {
    const link = this.page.getByRole("link", { name: this.text("connect.openAmazon") })
    await link.waitFor()
    const [amazon] = await Promise.all([this.visitor.context.waitForEvent("page"), link.click()])
    await amazon.getByRole("heading", { name: "Authorize application" }).waitFor()
    await amazon.getByText(seller, { exact: true }).click()
    await amazon.getByRole("button", { name: "Confirm" }).click()
    return amazon
  }
}
