/** Runs one part of the tests. Each answers `{ code, passed, failed, notes }`. */
import { existsSync, readdirSync, rmSync } from "node:fs"
import path from "node:path"
import { root } from "./ensure-install.mjs"
import { choiceEnvironment, isOneOf } from "./spec-choice.js"
import { writeGroups } from "./spec-groups.js"
import { readJestReport, readTapReport } from "./test-report.mjs"

/**
 * @param options.run starts Node with arguments and more environment, and answers its exit code
 * @param options.patterns narrow down the files; a part of programs takes none
 * @param options.reports folder for the runners' reports
 * @param options.seed of property tests and programs, or undefined
 */
export function runPart(part, options) {
  return { jest: runJest, node: runNode, program: runPrograms }[part.kind](part, options)
}

async function runJest(part, { run, patterns, reports }) {
  const { workers, groupsIn, only = [], without = [] } = part
  const projects = [part.project].flat()
  const report = path.join(reports, `${projects.join("-")}.json`)
  const folder = path.join(root, ".artifacts", "spec-groups", String(process.pid))
  const args = [
    "--experimental-vm-modules",
    "--no-warnings=ExperimentalWarning",
    path.join(root, "node_modules/jest/bin/jest.js"),
    workers === 1 ? "--runInBand" : `--maxWorkers=${workers}`,
    "--silent",
    "--forceExit",
    "--selectProjects",
    ...projects,
    "--json",
    `--outputFile=${report}`,
    ...patterns.flatMap((pattern) => ["--testPathPattern", pattern]),
  ]
  const named = patterns.length > 0
  const grouped = groupsIn && !named
  const specs = () => testFiles(path.join(root, groupsIn)).filter((file) => !isOneOf(without, file))
  try {
    const env = {
      ...(grouped ? writeGroups(specs(), folder, workers) : {}),
      // A suite that somebody names runs, though the part leaves it to another one.
      ...choiceEnvironment({ only, without: named ? [] : without }),
    }
    const code = await run(args, env)
    return { code, ...readJestReport(report) }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

async function runNode({ folder, workers, first = [] }, { run, patterns, reports }) {
  const files = testFiles(path.join(root, folder)).filter(
    (file) => patterns.length === 0 || patterns.some((pattern) => file.includes(pattern))
  )
  const report = path.join(reports, `${folder.replaceAll("/", "-")}.tap`)
  if (files.length === 0) return { code: 1, passed: 0, failed: 1, notes: ["has no test file"] }
  const isFirst = (file) => first.includes(path.basename(file))
  const inOrder = [...files.filter(isFirst), ...files.filter((file) => !isFirst(file))]
  const runner = path.join(root, "scripts/run-node-tests.mjs")
  const code = await run(["--import", "tsx", runner, report, String(workers), ...inOrder])
  return { code, ...readTapReport(report) }
}

/** A program is one test: it compares by itself, prints its table and says so by its exit code. */
async function runPrograms({ commands }, { run, patterns, seed }) {
  const chosen = commands.filter(
    (command) => patterns.length === 0 || patterns.some((pattern) => command.includes(pattern))
  )
  if (chosen.length === 0) return { code: 1, passed: 0, failed: 1, notes: ["has no such program"] }
  const failures = []
  for (const [file, ...args] of chosen) {
    const seeded = seed === undefined ? args : [...args, "--seed", seed]
    const code = await run(["--import", "tsx", path.join(root, file), ...seeded])
    if (code !== 0)
      failures.push(`${[path.basename(file), ...seeded].join(" ")}: exit code ${code}`)
  }
  return {
    code: failures.length ? 1 : 0,
    passed: chosen.length - failures.length,
    failed: failures.length,
    notes: failures,
  }
}

function testFiles(folder) {
  if (!existsSync(folder)) return []
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(test|spec)\.m?ts$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath ?? entry.path, entry.name))
    .filter((file) => !file.includes(`${path.sep}node_modules${path.sep}`))
    .sort()
}
