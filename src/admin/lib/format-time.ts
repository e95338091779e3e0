const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 365 * 86_400],
  ["month", 30 * 86_400],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
]

/** "2 min ago", "in 3 min"; under a minute in seconds. */
export function formatRelative(instant: string, now: number, locale: string): string {
  const seconds = Math.round((Date.parse(instant) - now) / 1000)
  const format = new Intl.RelativeTimeFormat(locale, { numeric: "auto", style: "short" })
  for (const [unit, size] of STEPS) {
    if (Math.abs(seconds) >= size) {
      return format.format(Math.trunc(seconds / size), unit)
    }
  }
  return format.format(seconds, "second")
}

/** "3 Jun 2026, 23:59:00 CEST" in the viewer's zone, or in the one given. */
export function formatAbsolute(instant: string, locale: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(locale, {
    year: "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZone,
    timeZoneName: "short",
  }).format(new Date(instant))
}

/** "3 Jun, 23:59"; with the year when it is not this one. */
export function formatShort(instant: string, now: number, locale: string): string {
  const date = new Date(instant)
  return new Intl.DateTimeFormat(locale, {
    year: date.getFullYear() === new Date(now).getFullYear() ? undefined : "numeric",
    month: "short",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
  }).format(date)
}

/** "3 June 2026". */
export function formatDate(instant: string, locale: string): string {
  return new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(instant))
}

/** "1 h 30 min" from seconds, largest two units. */
export function formatDuration(seconds: number, locale: string): string {
  const parts: [number, string][] = [
    [Math.floor(seconds / 86_400), "day"],
    [Math.floor((seconds % 86_400) / 3_600), "hour"],
    [Math.floor((seconds % 3_600) / 60), "minute"],
    [Math.floor(seconds % 60), "second"],
  ]
  const words = parts
    .filter(([value]) => value > 0)
    .slice(0, 2)
    .map(([value, unit]) => formatUnit(value, unit, locale))
  return words.length > 0 ? words.join(" ") : formatUnit(0, "second", locale)
}

function formatUnit(value: number, unit: string, locale: string): string {
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short" }).format(value)
}
