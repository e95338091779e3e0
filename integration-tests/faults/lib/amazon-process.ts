import { startEmulator } from "../../../emulator/src/index"

/**
 * The local Amazon as a process of its own, so that it and the plugin do not share a thread. Its clock
 * may be days behind, so that orders can be placed far apart within seconds of work.
 */
const [daysBack, seed] = process.argv.slice(2).map(Number)

startEmulator({
  // Unlimited: limits are not what is tested here.
  rateScale: 1_000_000,
  seed,
  judge: false,
  clock: { now: () => Date.now() - daysBack * 86_400_000 },
}).then(
  ({ url }) => process.stdout.write(`listening on ${url}\n`),
  (error: Error) => {
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
)
