const path = require("node:path")

/**
 * Several spec files as one suite of Jest, so that what they load is loaded once. Each is a `describe`
 * of its own, and leaves the environment, the mocks and the clock as it found them.
 */
module.exports = {
  /** @param {string[]} files absolute paths */
  describeSpecs: (files) => {
    for (const file of files) {
      describe(path.relative(process.cwd(), file), () => describeSpec(file))
    }
  },
}

function describeSpec(file) {
  const outside = { ...process.env }
  try {
    require(file)
  } catch (error) {
    // A file that cannot be loaded is a failure of its own; the other files still run.
    it("loads", () => {
      throw error
    })
  }
  const inside = { ...process.env }
  setEnvironment(outside)
  beforeAll(() => setEnvironment(inside))
  afterAll(() => {
    setEnvironment(outside)
    jest.useRealTimers()
    jest.restoreAllMocks()
  })
}

function setEnvironment(wanted) {
  for (const name of Object.keys(process.env)) {
    if (!(name in wanted)) delete process.env[name]
  }
  Object.assign(process.env, wanted)
}
