/** "120 ms", "3.4 s". */
export const formatMilliseconds = (ms: number, locale: string): string => {
  const [value, unit, maximumFractionDigits] =
    ms < 1_000 ? ([ms, "millisecond", 0] as const) : ([ms / 1_000, "second", 1] as const)
  return new Intl.NumberFormat(locale, {
    ...{ style: "unit", unit, unitDisplay: "short", maximumFractionDigits },
  }).format(value)
}
