import { startChild, type Child } from "./children"

export interface MedusaCommand {
  args: string[]
  /** Name of the log file. */
  name: string
  logDir: string
  cwd?: string
  env?: NodeJS.ProcessEnv
}

/** Runs Medusa's CLI; its output goes to `<logDir>/<name>.log` (a closed pipe makes it spin). */
export function medusa({ args, ...rest }: MedusaCommand): Child {
  const cli = require.resolve("@medusajs/cli/cli.js")
  return startChild({ ...rest, args: [cli, ...args] })
}
