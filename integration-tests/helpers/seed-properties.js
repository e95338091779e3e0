/** `npm test -- --seed N`: property tests draw the same cases again. */
const seed = process.env.TEST_SEED
if (seed) {
  require("fast-check").configureGlobal({ seed: Number(seed) })
}
