import { randomBytes } from "node:crypto"
import fs from "node:fs"
import path from "node:path"

/** Secrets of one demo shop, made once and kept beside its database. */
export interface DemoSecrets {
  jwtSecret: string
  cookieSecret: string
  /** `keyId:base64` as the plugin's option `encryptionKeys` wants it. */
  encryptionKey: string
  installationId: string
}

export function demoSecrets(directory: string): DemoSecrets {
  const file = path.join(directory, "secrets.json")
  if (fs.existsSync(file)) return JSON.parse(fs.readFileSync(file, "utf8"))
  const secrets: DemoSecrets = {
    jwtSecret: randomBytes(32).toString("hex"),
    cookieSecret: randomBytes(32).toString("hex"),
    encryptionKey: `demo:${randomBytes(32).toString("base64")}`,
    installationId: `demo-${randomBytes(8).toString("hex")}`,
  }
  fs.mkdirSync(directory, { recursive: true })
  fs.writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
