/** Random choices, the same for the same seed; `TEST_SEED` gives another one. */
export const randomOf = (usual: number) => {
  const seed = Number(process.env.TEST_SEED ?? usual) >>> 0
  let state = seed
  /** mulberry32 */
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (from: number, to: number) => from + Math.floor(next() * (to - from + 1))
  return {
    seed,
    int,
    chance: (share: number) => next() < share,
    pick: <T>(of: readonly T[]): T => of[int(0, of.length - 1)],
  }
}
