/** What must not be found in plain text. */
export type Kind =
  | "a secret's column"
  | "access token"
  | "application's token"
  | "authorization code"
  | "buyer's address"
  | "buyer's e-mail"
  | "buyer's name"
  | "buyer's phone"
  | "buyer's other data"
  | "client secret"
  | "other sealed secret"
  | "encryption key"
  | "password"
  | "planted by the self-test"
  | "refresh token"
  | "restricted data token"

/** Tokens tell by their form what they are, also one that nobody saw being made. */
const FORMS: [RegExp, Kind][] = [
  [/Atza\|[\w-]{8,}/, "access token"],
  [/Atzr\|[\w-]{8,}/, "refresh token"],
  [/Atz\.sprdt\|[\w-]{8,}/, "restricted data token"],
  [/Atc\|[\w-]{8,}/, "application's token"],
  [/amzn1\.oa2-cs\.v1\.[\w-]{4,}/, "client secret"],
]

/** Shorter texts are found by chance. */
const SHORTEST = 5

const marks = new Map<string, Kind>()

export const remember = (kind: Kind, text: unknown): void => {
  if (typeof text !== "string" || text.trim().length < SHORTEST || marks.has(text)) return
  marks.set(text, kind)
  // As an address or a form has it, and as a header of Basic authorization.
  if (!kind.startsWith("buyer")) {
    marks.set(encodeURIComponent(text), kind)
    marks.set(Buffer.from(text).toString("base64"), kind)
  }
}

export const kindOf = (text: string): Kind | null =>
  FORMS.find(([form]) => form.test(text))?.[1] ?? null

/** Kinds of marks that occur in a text. */
export const findKinds = (text: string): Set<Kind> => {
  const found = new Set<Kind>()
  for (const [form, kind] of FORMS) {
    if (form.test(text)) found.add(kind)
  }
  for (const [mark, kind] of marks) {
    if (!found.has(kind) && text.includes(mark)) found.add(kind)
  }
  return found
}

/** No answer names a column that holds a secret, be it empty. */
export const namesColumn = (answer: string): boolean =>
  /"(refresh_token|access_token|client_secret|blob)"\s*:/.test(answer)

export const kindsRemembered = (): Kind[] => [...new Set(marks.values())]

const FIELDS: Record<string, Kind | null> = {
  name: "buyer's name",
  buyerName: "buyer's name",
  companyName: "buyer's name",
  buyerCompanyName: "buyer's name",
  buyerEmail: "buyer's e-mail",
  phone: "buyer's phone",
  addressLine1: "buyer's address",
  addressLine2: "buyer's address",
  addressLine3: "buyer's address",
  streetName: "buyer's address",
  // Town and country are part of the mask; the others are words and codes that occur elsewhere.
  city: null,
  municipality: null,
  countryCode: null,
  stateOrRegion: null,
  districtOrCounty: null,
  addressType: null,
  entityType: null,
  taxRegistrationType: null,
  paymentMethod: null,
  currencyCode: null,
  amount: null,
}

/** What was sealed is a secret, whatever it is: a token, or the record of a buyer. */
export const rememberSealed = (plain: string): void => {
  const record = readRecord(plain)
  if (record) {
    rememberFields(record)
  } else {
    remember(kindOf(plain) ?? "other sealed secret", plain)
  }
}

const readRecord = (plain: string): unknown => {
  if (!plain.startsWith("{")) return null
  try {
    return JSON.parse(plain)
  } catch {
    return null
  }
}

const rememberFields = (value: unknown, field = ""): void => {
  if (typeof value === "object" && value !== null) {
    for (const [name, entry] of Object.entries(value)) {
      rememberFields(entry, Array.isArray(value) ? field : name)
    }
    return
  }
  const kind = field in FIELDS ? FIELDS[field] : "buyer's other data"
  // A postal code alone is a number that occurs by chance.
  if (!kind || field === "postalCode" || typeof value !== "string") return
  remember(kind, value)
  // Medusa has first and last name apart.
  if (kind === "buyer's name") value.split(/\s+/).forEach((word) => remember(kind, word))
}
