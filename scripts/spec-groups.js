const { mkdirSync, readFileSync, writeFileSync } = require("node:fs")
const path = require("node:path")

/** What a spec says when it needs the plugin's module alone, and when it needs a whole Medusa. */
const ALONE = /\bdescribeAmazonModule\(/
const WHOLE = /\bmedusaIntegrationTestRunner\(/
/** Measures real time: what others leave in the process's memory would slow it down. */
const BY_ITSELF = ["rate-limits.spec.ts"]

/**
 * Suites of the module alone may share one Jest file: each has its own describe, database state and
 * environment, and what they load is loaded once. Those that start a whole Medusa may not: it keeps
 * its container, links and connection in its modules.
 *
 * @param {string} file
 */
const mayShare = (file) => {
  if (BY_ITSELF.includes(path.basename(file))) return false
  const text = readFileSync(file, "utf8")
  return ALONE.test(text) && !WHOLE.test(text)
}

/**
 * Deals files to groups of about equal length, the longest first.
 *
 * @param {string[]} files
 * @param {number} count of groups
 * @returns {string[][]}
 */
function groupsOf(files, count) {
  const sized = files.map((file) => ({ file, size: readFileSync(file).length }))
  sized.sort((a, b) => b.size - a.size || a.file.localeCompare(b.file))
  const groups = Array.from({ length: count }, () => ({ size: 0, files: [] }))
  for (const { file, size } of sized) {
    const smallest = groups.reduce((least, group) => (group.size < least.size ? group : least))
    smallest.size += size
    smallest.files.push(file)
  }
  return groups.map((group) => group.files).filter((group) => group.length > 0)
}

const VARIABLE = "TEST_SPEC_GROUPS"

/**
 * Writes the groups of a folder's suites as files that Jest runs.
 *
 * @param {string[]} specs all of the folder
 * @param {string} folder inside of the checkout, of this run alone
 * @param {number} count
 * @returns {Record<string, string>} environment in which jest.config.js runs the groups in their stead
 */
function writeGroups(specs, folder, count) {
  const members = specs.filter(mayShare)
  const helper = path.join(__dirname, "../integration-tests/helpers/spec-group.js")
  mkdirSync(folder, { recursive: true })
  const files = groupsOf(members, count).map((group, index) => {
    const file = path.join(folder, `suites-of-the-module-${index + 1}.spec.js`)
    const [from, what] = [helper, group].map((value) => JSON.stringify(value))
    writeFileSync(file, `require(${from}).describeSpecs(${what})\n`)
    return file
  })
  return { [VARIABLE]: JSON.stringify({ files, members }) }
}

/** What jest.config.js needs of the groups of this run, if there are any. */
function groupsInUse() {
  const { files, members } = JSON.parse(process.env[VARIABLE] ?? '{"files":[],"members":[]}')
  const exactly = (file) => `^${file.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&")}$`
  return { files, memberPatterns: members.map(exactly) }
}

module.exports = { writeGroups, groupsInUse }
