/**
 * The zone a marketplace's times are read in. Where a country has several, the one Seller Central
 * of that country shows.
 */
const ZONES: Record<string, string> = {
  DE: "Europe/Berlin",
  NL: "Europe/Amsterdam",
  FR: "Europe/Paris",
  GB: "Europe/London",
  SE: "Europe/Stockholm",
  PL: "Europe/Warsaw",
  IT: "Europe/Rome",
  ES: "Europe/Madrid",
  BE: "Europe/Brussels",
  US: "America/Los_Angeles",
  CA: "America/Los_Angeles",
  MX: "America/Mexico_City",
  JP: "Asia/Tokyo",
  AU: "Australia/Sydney",
}

export function marketplaceTimeZone(countryCode: string | undefined): string | undefined {
  return countryCode ? ZONES[countryCode] : undefined
}
