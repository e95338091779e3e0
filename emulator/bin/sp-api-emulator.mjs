#!/usr/bin/env node
// The built command when there is one; in a checkout without a build, the TypeScript source by tsx.
import { existsSync } from "node:fs"

const built = new URL("../dist/cli.js", import.meta.url)

if (existsSync(built)) {
  await import(built.href)
} else {
  const { register } = await import("tsx/esm/api")
  register()
  await import(new URL("../src/cli.ts", import.meta.url).href)
}
