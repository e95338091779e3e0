/** Notices to people: `notify` is how other capabilities have something told. */
export { notify } from "./notify"
export { runNotices, startNotices, startNoticesNow } from "./run-notices"
