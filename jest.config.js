const { testEnvironment } = require("./integration-tests/helpers/environment")
const { removeForeign } = require("./scripts/foreign-environment")
const { leftOut } = require("./scripts/spec-choice")
const { groupsInUse } = require("./scripts/spec-groups")

Object.assign(process.env, { ...testEnvironment, ...removeForeign(process.env) })

const common = {
  testEnvironment: "node",
  transform: {
    "^.+\\.[jt]s$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", decorators: true },
          transform: { legacyDecorator: true, decoratorMetadata: true },
          target: "es2021",
        },
      },
    ],
    "^.+\\.tsx$": [
      "@swc/jest",
      {
        jsc: {
          parser: { syntax: "typescript", tsx: true },
          transform: { react: { runtime: "automatic" } },
          target: "es2021",
        },
      },
    ],
  },
  moduleFileExtensions: ["js", "mjs", "cjs", "ts", "tsx", "json"],
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.data/", "<rootDir>/.cache/"],
  setupFiles: ["<rootDir>/integration-tests/helpers/seed-properties.js"],
}

/** Suites that need PostgreSQL; `globalSetup` starts one server for all of them. */
const withDatabase = {
  ...common,
  globalSetup: "<rootDir>/integration-tests/global-setup.js",
  globalTeardown: "<rootDir>/integration-tests/global-teardown.js",
  setupFiles: [...common.setupFiles, "<rootDir>/integration-tests/setup.js"],
}

/** `npm test` runs some suites several to a file; a suite named by its path runs alone. */
const groups = groupsInUse()

/**
 * Three projects: `unit` needs nothing, `modules` a database, `http` a database and a whole Medusa.
 * Run one with `npm test -- unit`.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  testTimeout: 60_000,
  testSequencer: "<rootDir>/integration-tests/helpers/longest-first.js",
  projects: [
    {
      ...common,
      displayName: "unit",
      testMatch: ["<rootDir>/src/**/__tests__/**/*.spec.{ts,tsx}"],
      testPathIgnorePatterns: ["/node_modules/", "<rootDir>/src/modules/"],
    },
    {
      ...withDatabase,
      displayName: "modules",
      testMatch: [
        "<rootDir>/src/modules/**/__tests__/**/*.spec.ts",
        "<rootDir>/integration-tests/modules/**/*.spec.ts",
        ...groups.files,
      ],
      testPathIgnorePatterns: ["/node_modules/", ...groups.memberPatterns, ...leftOut()],
    },
    {
      ...withDatabase,
      displayName: "http",
      testMatch: ["<rootDir>/integration-tests/http/**/*.spec.ts"],
      testPathIgnorePatterns: ["/node_modules/", ...leftOut()],
    },
  ],
}
