/** A pattern with which `ilike` finds `text` anywhere, its signs taken literally; null for no text. */
export const contains = (text: string | undefined): string | null =>
  text?.trim() ? `%${text.trim().replace(/[\\%_]/g, (sign) => `\\${sign}`)}%` : null
