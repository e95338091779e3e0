import { Secrets } from "../secrets"

const first = "an invented first secret"
const second = "an invented second secret"

describe("Secrets", () => {
  it("opens what it sealed, also text of any alphabet and none at all", () => {
    const secrets = new Secrets(first)
    for (const plain of ["Atzr|invented", "", "Łódź – 東京 – 🌷", "x".repeat(5000)]) {
      expect(secrets.open(secrets.seal(plain))).toBe(plain)
    }
  })

  it("seals the same text differently each time and never shows it", () => {
    const secrets = new Secrets(first)
    const [one, two] = [secrets.seal("Atzr|invented"), secrets.seal("Atzr|invented")]
    expect(one).not.toBe(two)
    expect(`${one}${two}`).not.toContain("invented")
  })

  it("rotates: the first key seals, the former one still opens", () => {
    const before = new Secrets(`2025:${first}`).seal("token")
    const rotated = new Secrets(`2026:${second},2025:${first}`)
    expect(rotated.open(before)).toBe("token")
    const after = rotated.seal("token")
    expect(after.split(".")[1]).toBe("2026")
    expect(new Secrets(`2026:${second}`).open(after)).toBe("token")
  })

  it("rotates keys without ids as well", () => {
    const before = new Secrets(first).seal("token")
    const rotated = new Secrets(`${second},${first}`)
    expect(rotated.open(before)).toBe("token")
    const after = rotated.seal("token")
    expect(new Secrets(second).open(after)).toBe("token")
    expect(() => new Secrets(second).open(before)).toThrow(/is missing/)
  })

  it("names the key that is gone and the remedy", () => {
    const sealed = new Secrets(`2025:${first}`).seal("token")
    expect(() => new Secrets(`2026:${second}`).open(sealed)).toThrow(
      /key "2025" is missing\. Add it to the option "encryptionKeys" .* again and restart/
    )
  })

  it("tells another key of the same id from the one that sealed", () => {
    const sealed = new Secrets(`main:${first}`).seal("token")
    expect(() => new Secrets(`main:${second}`).open(sealed)).toThrow(
      /encryption key "main" is another one than that which stored the secret/
    )
  })

  it("refuses a text whose seal was cut, of which fewer bytes would have to be guessed", () => {
    const secrets = new Secrets("k1:an invented secret of a test")
    const parts = secrets.seal("Atzr|invented").split(".")
    const cut = Buffer.from(parts[3], "base64url").subarray(0, 4).toString("base64url")
    const tampered = [...parts.slice(0, 3), cut, parts[4]].join(".")
    expect(() => secrets.open(tampered)).toThrow(/is another one/)
  })

  it("refuses a text that was tampered with", () => {
    const secrets = new Secrets(`main:${first}`)
    const parts = secrets.seal("token").split(".")
    const body = Buffer.from(parts[4], "base64url")
    body[0] ^= 1
    const tampered = [...parts.slice(0, 4), body.toString("base64url")].join(".")
    expect(() => secrets.open(tampered)).toThrow(/is another one/)
  })

  it("refuses a stored text of unknown form", () => {
    expect(() => new Secrets(first).open("plain text")).toThrow(/unknown form/)
  })

  it("says what to set when there is no key", () => {
    for (const keys of [undefined, "", " , "]) {
      const secrets = new Secrets(keys)
      expect(secrets.configured).toBe(false)
      expect(() => secrets.seal("token")).toThrow(/Set the option "encryptionKeys"/)
    }
  })

  it("refuses a secret that is too short, without showing it", () => {
    const attempt = () => new Secrets("main:tooshort")
    expect(attempt).toThrow(/encryption key "main" needs a secret of at least 16 characters/)
    expect(attempt).not.toThrow(/tooshort/)
  })
})
