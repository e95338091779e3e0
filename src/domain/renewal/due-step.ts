/** Days before the end of an authorization at which people are told. */
export const ACCESS_STEPS = [60, 30, 14, 7, 1] as const

/**
 * The step of a countdown that must be told now; null: none. Only the most urgent one that has been
 * reached: what was missed while the shop was down does not come in a heap. Never one that is as
 * urgent as, or less urgent than, one told before: none comes twice, also when a clock is put back.
 * What is over is no countdown any more.
 *
 * @param told steps of this very authorization or secret that people were told of
 */
export const dueStep = (
  daysLeft: number | null,
  told: readonly number[],
  steps: readonly number[] = ACCESS_STEPS
): number | null => {
  if (!daysLeft || daysLeft < 0) {
    return null
  }
  const reached = steps.filter((step) => daysLeft <= step)
  if (!reached.length) {
    return null
  }
  const step = Math.min(...reached)
  return told.every((earlier) => step < earlier) ? step : null
}
