/**
 * Finds a Chromium for the browser tests: CHROME_PATH, an installed one, the one that the npm
 * package `@sparticuz/chromium` carries, or (as root on Debian and Ubuntu) one from apt.
 */
import { spawnSync } from "node:child_process"
import { accessSync, constants, existsSync } from "node:fs"
import os from "node:os"
import path from "node:path"
import { fileURLToPath, pathToFileURL } from "node:url"

const names = ["chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "chrome"]
const elsewhere = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
]

/** Arguments of every browser: no sandbox, because root has none. */
const common = [
  "--no-sandbox",
  "--disable-dev-shm-usage",
  "--disable-gpu",
  "--font-render-hinting=none",
]

/**
 * @typedef {{ executablePath: string, args: string[], env: Record<string, string>, source: string }} Browser
 */

function answers(executablePath, env) {
  const result = spawnSync(executablePath, ["--no-sandbox", "--version"], {
    env: { ...process.env, ...env },
    encoding: "utf8",
    timeout: 60_000,
  })
  return result.status === 0
    ? null
    : (result.error?.message ?? `${result.stderr}`.trim().slice(0, 400))
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false // that is the question here
  }
}

function installed() {
  const folders = (process.env.PATH ?? "").split(path.delimiter).filter(Boolean)
  const candidates = names.flatMap((name) => folders.map((folder) => path.join(folder, name)))
  return [...candidates, ...elsewhere].find(isExecutable)
}

/** The npm package's browser with the libraries and fonts it brings: nothing else is needed. */
async function packaged() {
  const { default: chromium, inflate } = await import("@sparticuz/chromium")
  const executablePath = await chromium.executablePath()
  const bin = path.join(path.dirname(fileURLToPath(import.meta.resolve("@sparticuz/chromium"))))
  const libraries = ["../bin", "../../bin"]
    .map((folder) => path.join(bin, folder, "al2023.tar.br"))
    .find((file) => existsSync(file))
  if (libraries) await inflate(libraries)
  const temporary = os.tmpdir()
  const env = {
    LD_LIBRARY_PATH: [path.join(temporary, "al2023", "lib"), process.env.LD_LIBRARY_PATH]
      .filter(Boolean)
      .join(path.delimiter),
    FONTCONFIG_PATH: path.join(temporary, "fonts"),
  }
  return { executablePath, env }
}

function installWithApt() {
  for (const args of [["update"], ["install", "-y", "--no-install-recommends", "chromium"]]) {
    const result = spawnSync("apt-get", args, {
      stdio: ["ignore", 2, 2],
      env: { ...process.env, DEBIAN_FRONTEND: "noninteractive" },
    })
    if (result.status !== 0) return `apt-get ${args[0]} failed`
  }
  return null
}

/**
 * @returns {Promise<Browser>}
 * @throws with everything that was tried and what to do
 */
export async function findBrowser() {
  const tried = []
  const check = (source, executablePath, env = {}) => {
    const problem = answers(executablePath, env)
    if (problem === null) return { executablePath, args: common, env, source }
    tried.push(`${source} (${executablePath}): ${problem}`)
    return null
  }

  if (process.env.CHROME_PATH) {
    const found = check("CHROME_PATH", process.env.CHROME_PATH)
    if (found) return found
    // Whoever names a browser wants that one: nothing else is tried.
    throw new Error(`CHROME_PATH names a browser that does not start. ${tried.join("; ")}`)
  }
  const system = installed()
  const found = system ? check("installed", system) : null
  if (found) return found

  if (process.platform === "linux") {
    try {
      const { executablePath, env } = await packaged()
      const carried = check("@sparticuz/chromium", executablePath, env)
      if (carried) return carried
    } catch (error) {
      tried.push(`@sparticuz/chromium: ${error.message}`)
    }
    if (process.getuid?.() === 0 && existsSync("/usr/bin/apt-get")) {
      const problem = installWithApt()
      const fromApt = problem ? null : check("apt", installed() ?? "chromium")
      if (fromApt) return fromApt
      if (problem) tried.push(problem)
    }
  }
  throw new Error(
    "No browser for the tests. Install Chromium or Chrome (Debian: apt-get install chromium), or " +
      `name one in CHROME_PATH. Tried: ${tried.join("; ") || "nothing was found"}`
  )
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  findBrowser().then(
    (browser) => console.log(`${browser.executablePath} (${browser.source})`),
    (error) => {
      console.error(error.message)
      process.exitCode = 1
    }
  )
}
