const path = require("node:path")
const { projects } = require("../../jest.config")

const http = projects.find(({ displayName }) => displayName === "http")

/**
 * The HTTP suite with everything it leaves behind looked through, and a suite that leaves something.
 *
 * @type {import("jest").Config}
 */
module.exports = {
  ...http,
  rootDir: path.join(__dirname, "../.."),
  testTimeout: 120_000,
  displayName: "secrets",
  testMatch: [...http.testMatch, "<rootDir>/integration-tests/secrets/**/*.spec.ts"],
  setupFiles: ["<rootDir>/integration-tests/secrets/environment.js", ...http.setupFiles],
  setupFilesAfterEnv: ["<rootDir>/integration-tests/secrets/watch.ts"],
}
