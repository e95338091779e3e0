const { default: Sequencer } = require("@jest/test-sequencer")
const path = require("node:path")
const { groupsInUse } = require("../../scripts/spec-groups")

/** Long for their size; the first takes a minute. */
const LONG = [
  "amazon-away.spec.ts",
  "bad-input-consent.spec.ts",
  "bad-input-orders.spec.ts",
  "heartbeat.spec.ts",
]

/**
 * The longest file first, so that no worker ends alone. Of a file that it has not run yet Jest knows
 * the size only, which says nothing of a group of suites and little of some others: these go first.
 */
module.exports = class extends Sequencer {
  sort(tests) {
    const { files } = groupsInUse()
    const isLong = ({ path: file }) => files.includes(file) || LONG.includes(path.basename(file))
    const sorted = super.sort(tests)
    return [...sorted.filter(isLong), ...sorted.filter((test) => !isLong(test))]
  }
}
