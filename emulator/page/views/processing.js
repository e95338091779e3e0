import { get, post, remove } from "../api.js"
import { h, region } from "../dom.js"
import { dayAndTime, words } from "../format.js"
import { act, badge, button, card, empty, heading, link, table } from "../ui.js"

/** @import { Child } from "../dom.js" */
/** @import { FeedList, Job, ReportList, Screen } from "../types.js" */

const SHOWN = 50

/** @type {Record<string, import("../ui.js").Tone>} */
const TONES = {
  IN_QUEUE: "plain",
  IN_PROGRESS: "info",
  DONE: "ok",
  FATAL: "bad",
  CANCELLED: "warn",
}

/** Feeds and reports on their way through Amazon's queue. @returns {Screen} */
export function processingScreen() {
  const feeds = region()
  const reports = region()
  return {
    title: "Feeds and reports",
    nodes: [
      heading(
        "Feeds and reports",
        [],
        h(
          "span",
          {},
          "Each waits in the queue and is processed for as long as the ",
          link("settings", ["settings"]),
          " say."
        )
      ),
      feeds.element,
      reports.element,
      card(
        "How the next one ends",
        h(
          "div",
          { class: "chips" },
          fate("Next feed fails", { kind: "feed", fate: "FATAL" }),
          fate("Next feed is stuck", { kind: "feed", fate: "STUCK" }),
          fate("Next report fails", { kind: "report", fate: "FATAL" }),
          fate("Next report is cancelled", { kind: "report", fate: "CANCELLED" }),
          button("As usual again", () =>
            act(
              () => remove("fates"),
              () => "Everything goes its usual way; what was stuck goes on"
            )
          )
        )
      ),
    ],
    async refresh() {
      /** @type {[FeedList, ReportList]} */
      const [{ feeds: sent }, { reports: asked }] = await Promise.all([
        get("feeds"),
        get("reports"),
      ])
      feeds.show(
        newest(sent, (row) => [row.feedId, row.feedType]),
        (rows) => [drawJobs("Feeds", rows, "No feed has been sent.")]
      )
      reports.show(
        newest(asked, (row) => [row.reportId, row.reportType]),
        (rows) => [drawJobs("Reports", rows, "No report has been asked for.")]
      )
    },
  }
}

/** @param {string} label @param {object} input */
function fate(label, input) {
  return button(label, () =>
    act(
      () => post("fates", input),
      () => `Set: ${label.toLowerCase()}`
    )
  )
}

/** @typedef {{ id: string, type: string, job: Job }} Row */

/**
 * @template {Job} Entry
 * @param {Entry[]} entries
 * @param {(entry: Entry) => [id: string, type: string]} name
 * @returns {Row[]}
 */
function newest(entries, name) {
  return [...entries]
    .sort((a, b) => b.createdTime - a.createdTime)
    .slice(0, SHOWN)
    .map((job) => ({ id: name(job)[0], type: name(job)[1], job }))
}

/** @param {string} title @param {Row[]} rows @param {string} none */
function drawJobs(title, rows, none) {
  return card(title, rows.length > 0 ? table(`${title}, newest first`, COLUMNS, rows) : empty(none))
}

/** @type {{ name: string, cell: (row: Row) => Child | Child[], class?: string }[]} */
const COLUMNS = [
  {
    name: "Type",
    class: "main-cell",
    cell: ({ id, type }) => [h("span", { class: "code-like" }, type), h("small", {}, id)],
  },
  {
    name: "Asked",
    class: "left-cell",
    cell: ({ job }) => dayAndTime(new Date(job.createdTime).toISOString()),
  },
  {
    name: "Status",
    class: "right-cell",
    cell: ({ job }) => [
      badge(words(job.status), TONES[job.status] ?? "plain"),
      job.fate && job.status.startsWith("IN_") ? badge(words(job.fate), "warn") : null,
    ],
  },
]
