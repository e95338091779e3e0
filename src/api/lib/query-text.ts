const LONGEST = 2000

/** A parameter that Amazon sent; nothing for what is too long or holds characters that nobody there writes. */
export const queryText = (value: unknown): string | undefined =>
  typeof value === "string" && /^[\x20-\x7e]+$/.test(value) && value.length <= LONGEST
    ? value
    : undefined
