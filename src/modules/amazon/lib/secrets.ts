import { MedusaError } from "@medusajs/framework/utils"
import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  randomBytes,
  timingSafeEqual,
} from "node:crypto"
import { notAllowed } from "./refusal"

const FORMAT = "v1"
const CIPHER = "aes-256-gcm"
/** Without it a tag cut to four bytes would do, which can be guessed. */
const WHOLE_TAG = { authTagLength: 16 }

interface Key {
  id: string
  bytes: Buffer
}

/** A key without an id keeps its name wherever it stands: a new one may be put before it. */
const nameOf = (secret: string): string =>
  createHash("sha256").update(`key id of ${secret}`).digest("hex").slice(0, 8)

const macOf = (key: Key, plain: string): string =>
  createHmac("sha256", key.bytes).update(`fingerprint of ${plain}`).digest("base64url")

const wrongKeys = (id: string, wrong: string): MedusaError =>
  new MedusaError(
    MedusaError.Types.INVALID_DATA,
    `medusa-plugin-amazon: encryption key "${id}" ${wrong}. Write the option encryptionKeys ` +
      '(environment: AMAZON_ENCRYPTION_KEY) as "id:secret", several joined by commas.'
  )

/** @throws MedusaError naming the key that has not the form, and the form. */
const parseKeys = (keys: string | undefined): Key[] => {
  const ring = readKeys(keys)
  const twice = ring.find(({ id }, index) => ring.findIndex((key) => key.id === id) !== index)
  if (twice) {
    throw wrongKeys(twice.id, "is there twice, so what one of them sealed could not be opened")
  }
  return ring
}

const readKeys = (keys: string | undefined): Key[] =>
  (keys ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter(Boolean)
    .map((entry) => {
      const colon = entry.indexOf(":")
      const secret = colon > 0 ? entry.slice(colon + 1) : entry
      const id = colon > 0 ? entry.slice(0, colon) : nameOf(secret)
      if (secret.length < 16 || id.includes(".")) {
        throw wrongKeys(id, "needs a secret of at least 16 characters and an id without dots")
      }
      return { id, bytes: createHash("sha256").update(secret).digest() }
    })

/**
 * AES-256-GCM with a ring of keys: the first encrypts, every one decrypts, so that keys can be
 * rotated without down-time. A sealed text reads `v1.<key id>.<iv>.<tag>.<cipher>` (base64url).
 */
export class Secrets {
  private readonly keys: Key[]

  constructor(keys: string | undefined) {
    this.keys = parseKeys(keys)
  }

  get configured(): boolean {
    return this.keys.length > 0
  }

  /** Id of the key that encrypts; null without one. */
  get keyId(): string | null {
    return this.keys[0]?.id ?? null
  }

  /** Ids of all keys, that which encrypts first. */
  get keyIds(): string[] {
    return this.keys.map(({ id }) => id)
  }

  /** @throws Refusal encryption_key_unset when no key is configured. */
  seal(plain: string): string {
    const key = this.sealing()
    const iv = randomBytes(12)
    const cipher = createCipheriv(CIPHER, key.bytes, iv, WHOLE_TAG)
    const body = Buffer.concat([cipher.update(plain, "utf8"), cipher.final()])
    const parts = [iv, cipher.getAuthTag(), body].map((part) => part.toString("base64url"))
    return [FORMAT, key.id, ...parts].join(".")
  }

  /**
   * Tells one text from another without holding it: `<key id>.<HMAC-SHA256>`.
   * @throws Refusal encryption_key_unset when no key is configured.
   */
  fingerprint(plain: string): string {
    const key = this.sealing()
    return `${key.id}.${macOf(key, plain)}`
  }

  /** Whether `fingerprint` is of that text; null when the key that made it is not there any more. */
  matches(plain: string, fingerprint: string): boolean | null {
    const [keyId, mac] = fingerprint.split(".")
    const key = this.keys.find((candidate) => candidate.id === keyId)
    if (!key || !mac) {
      return null
    }
    const [ours, theirs] = [Buffer.from(macOf(key, plain)), Buffer.from(mac)]
    return ours.length === theirs.length && timingSafeEqual(ours, theirs)
  }

  private sealing(): Key {
    const key = this.keys[0]
    if (!key) {
      throw notAllowed(
        "encryption_key_unset",
        'medusa-plugin-amazon: no encryption key. Set the option "encryptionKeys" ' +
          "(environment: AMAZON_ENCRYPTION_KEY) to a secret of at least 16 characters and restart."
      )
    }
    return key
  }

  /** @throws Refusal naming the key that is missing, or another one than that which sealed. */
  open(sealed: string): string {
    const [format, keyId, iv, tag, body] = sealed.split(".")
    const key = this.keys.find((candidate) => candidate.id === keyId)
    if (format !== FORMAT || body === undefined) {
      throw notAllowed(
        "secret_unreadable",
        "medusa-plugin-amazon: a stored secret has an unknown form. Connect the account again."
      )
    }
    if (!key) {
      throw notAllowed(
        "encryption_key_missing",
        `medusa-plugin-amazon: encryption key "${keyId}" is missing. Add it to the option ` +
          '"encryptionKeys" (environment: AMAZON_ENCRYPTION_KEY) again and restart.',
        { key: keyId }
      )
    }
    try {
      const nonce = Buffer.from(iv, "base64url")
      const decipher = createDecipheriv(CIPHER, key.bytes, nonce, WHOLE_TAG)
      decipher.setAuthTag(Buffer.from(tag, "base64url"))
      return Buffer.concat([
        decipher.update(Buffer.from(body, "base64url")),
        decipher.final(),
      ]).toString("utf8")
    } catch {
      throw notAllowed(
        "encryption_key_wrong",
        `medusa-plugin-amazon: encryption key "${keyId}" is another one than that which stored the ` +
          'secret. Put the former secret of this id back in the option "encryptionKeys" ' +
          "(environment: AMAZON_ENCRYPTION_KEY) and restart.",
        { key: keyId }
      )
    }
  }
}
