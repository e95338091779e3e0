import { parseArgs } from "node:util"
import { startEmulator } from "./index.js"
import type { EmulatorOptions } from "./options.js"

const USAGE = `sp-api-emulator: a local Amazon for developing and testing SP-API clients

  --port N             port, 0 for a free one (default 0)
  --host HOST          address to listen on (default 127.0.0.1)
  --public-url URL     where clients reach it, when not there (a container)
  --rate-scale N       factor on Amazon's rate limits (default 1)
  --seed N             number that decides the orders (default 1)
  --data DIR           keep the state here and go on from it
  --client-id X        LWA client id
  --client-secret Y    LWA client secret; twice while rotating
  --application-id Z   application id in the consent link
  --redirect-uri URLS  registered redirect URIs, comma-separated (default: any on this machine)
  --login-uri URL      the application's Login URI, which "Manage your apps" opens
  --draft              the application is a draft: consent needs version=beta
  --convention NAME    force how amounts fit together
  --listing-delay N    seconds until an accepted patch takes effect (default 0)
  --models DIR         judge by Amazon's own Swagger files in this directory
  --replay             answer like Amazon's static sandbox, by the examples in its models
  --no-judge           do not refuse what Amazon's models forbid
  --help
`

function readOptions(): EmulatorOptions | null {
  const { values } = parseArgs({
    options: {
      port: { type: "string" },
      host: { type: "string" },
      "public-url": { type: "string" },
      "rate-scale": { type: "string" },
      seed: { type: "string" },
      data: { type: "string" },
      "client-id": { type: "string" },
      "client-secret": { type: "string", multiple: true },
      "application-id": { type: "string" },
      "redirect-uri": { type: "string" },
      draft: { type: "boolean" },
      "login-uri": { type: "string" },
      convention: { type: "string" },
      "listing-delay": { type: "string" },
      models: { type: "string" },
      "no-judge": { type: "boolean" },
      replay: { type: "boolean" },
      help: { type: "boolean" },
    },
  })
  if (values.help) {
    return null
  }
  const redirectUris = values["redirect-uri"]?.split(",").filter((uri) => uri !== "")
  return {
    port: wholeNumber("port", values.port),
    host: values.host,
    publicUrl: values["public-url"],
    rateScale: number("rate-scale", values["rate-scale"]),
    seed: wholeNumber("seed", values.seed),
    dataDir: values.data,
    clientId: values["client-id"],
    clientSecrets: values["client-secret"],
    applicationId: values["application-id"],
    redirectUris,
    draft: values.draft,
    loginUri: values["login-uri"],
    convention: values.convention,
    listingDelaySeconds: number("listing-delay", values["listing-delay"]),
    modelsDir: values.models,
    judge: values["no-judge"] ? false : undefined,
    replay: values.replay,
  }
}

function number(name: string, text: string | undefined): number | undefined {
  if (text === undefined) {
    return undefined
  }
  const value = Number(text)
  if (text.trim() === "" || !Number.isFinite(value) || value < 0) {
    throw new Error(`--${name} is "${text}": give a number of at least 0`)
  }
  return value
}

function wholeNumber(name: string, text: string | undefined): number | undefined {
  const value = number(name, text)
  if (value !== undefined && !Number.isInteger(value)) {
    throw new Error(`--${name} is "${String(text)}": give a whole number`)
  }
  return value
}

async function main(): Promise<void> {
  const options = readOptions()
  if (!options) {
    process.stdout.write(USAGE)
    return
  }
  const emulator = await startEmulator(options)
  process.stdout.write(`sp-api-emulator listening on ${emulator.url}\n`)
  const stop = () => {
    emulator.stop().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`sp-api-emulator: ${String(error)}\n`)
        process.exit(1)
      }
    )
  }
  process.once("SIGTERM", stop)
  process.once("SIGINT", stop)
}

main().catch((error: unknown) => {
  process.stderr.write(
    `sp-api-emulator: ${error instanceof Error ? error.message : String(error)}\n`
  )
  process.exit(1)
})
