/** What somebody asked for cannot be done as asked; the message says what to give instead. */
export class InputError extends Error {}
