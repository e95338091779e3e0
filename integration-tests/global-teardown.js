module.exports = async () => {
  await globalThis.throwAwayPostgres?.stop()
}
