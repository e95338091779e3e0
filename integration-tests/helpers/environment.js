/**
 * Environment of the test suites, where the caller has not set it: invented keys, no background
 * work, no admin build. Suites that talk to a local Amazon set `AMAZON_ENDPOINT` themselves.
 */
const testEnvironment = {
  NODE_ENV: "test",
  MEDUSA_DISABLE_TELEMETRY: "true",
  DISABLE_MEDUSA_ADMIN: "true",
  LOG_LEVEL: "error",
  JWT_SECRET: "test-jwt-secret",
  COOKIE_SECRET: "test-cookie-secret",
  AMAZON_JOBS: "off",
  AMAZON_APPLICATION_ID: "amzn1.sp.solution.emulator",
  AMAZON_CLIENT_ID: "amzn1.application-oa2-client.emulator",
  AMAZON_CLIENT_SECRET: "amzn1.oa2-cs.v1.emulator",
  AMAZON_ENCRYPTION_KEY: "an invented key for tests only",
  AMAZON_RATE_SCALE: "1000",
}

module.exports = { testEnvironment }
