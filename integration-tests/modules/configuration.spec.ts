import { ConfigManager } from "@medusajs/framework/config"

describe("configuration of the app", () => {
  const environment = { ...process.env }

  afterEach(() => {
    process.env = { ...environment }
  })

  /** As Medusa's `start` reads it. */
  const load = async (env: Record<string, string>): Promise<unknown> => {
    process.env = { ...environment, JWT_SECRET: "", COOKIE_SECRET: "", ...env }
    let projectConfig: unknown
    await jest.isolateModulesAsync(async () => {
      projectConfig = await import("../../medusa-config")
    })
    const loaded = new ConfigManager().loadConfig({
      projectConfig: projectConfig as never,
      baseDir: process.cwd(),
    })
    return loaded.projectConfig.http
  }

  it("has an invented secret where nothing is at stake", async () => {
    expect(await load({ NODE_ENV: "development" })).toMatchObject({ jwtSecret: "supersecret" })
  })

  it.each(["JWT_SECRET", "COOKIE_SECRET"])("wants %s in production", async (missing) => {
    const secrets = { JWT_SECRET: "one", COOKIE_SECRET: "two" }
    const production = { NODE_ENV: "production", ...secrets }
    expect(await load(production)).toMatchObject({ jwtSecret: "one", cookieSecret: "two" })
    await expect(load({ ...production, [missing]: "" })).rejects.toThrow(/Secret not found/)
  })
})
