const path = require("node:path")

const escape = (text) => text.replace(/[|\\{}()[\]^$+*?.]/g, "\\$&")
const begins = (names) => `/(${names.map(escape).join("|")})[^/]*$`

/** How run-part.mjs tells jest.config.js which suites of its projects a part has, by their beginnings. */
const ONLY = "TEST_SPECS_ONLY"
const WITHOUT = "TEST_SPECS_WITHOUT"

/**
 * @param {{ only?: string[], without?: string[] }} choice
 * @returns {Record<string, string>}
 */
const choiceEnvironment = ({ only = [], without = [] }) => ({
  [ONLY]: only.join(),
  [WITHOUT]: without.join(),
})

/** Patterns of paths that the present run leaves out, for Jest. */
const leftOut = () => {
  const [only, without] = [ONLY, WITHOUT].map((name) =>
    (process.env[name] ?? "").split(",").filter(Boolean)
  )
  return [
    ...(only.length ? [`^(?!.*${begins(only)})`] : []),
    ...(without.length ? [begins(without)] : []),
  ]
}

/** @param {string} file */
const isOneOf = (names, file) => names.some((name) => path.basename(file).startsWith(name))

module.exports = { choiceEnvironment, leftOut, isOneOf }
