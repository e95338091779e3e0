/** What of a call to Amazon is kept, and what of it is one entry. */
export { entryOf, type CallOrigin, type LogAnswer, type LogEntry } from "./log-entry"
export { joinEntries } from "./join-entries"
export { csvLine, type Cell } from "./csv"
