/**
 * Value added tax rates by country, percent, the standard rate first. Used only to name a rate
 * that already explains Amazon's amounts to the minor unit; a rate missing here, or an outdated
 * one, makes the order carry its exact rate instead, never another total.
 *
 * Sources: European Commission, "VAT rates applied in the Member States"; gov.uk; nta.go.jp; the
 * tax offices of the others. State of 2026. United States and Canada have no list: sales tax
 * depends on the street.
 */
const RATES: Readonly<Record<string, readonly string[]>> = {
  AE: ["5"],
  AT: ["20", "13", "10"],
  AU: ["10"],
  BE: ["21", "12", "6"],
  BG: ["20", "9"],
  CH: ["8.1", "3.8", "2.6"],
  CY: ["19", "9", "5", "3"],
  CZ: ["21", "12"],
  DE: ["19", "7"],
  DK: ["25"],
  EE: ["24", "13", "9"],
  EG: ["14"],
  ES: ["21", "10", "4"],
  FI: ["25.5", "13.5", "10"],
  FR: ["20", "10", "5.5", "2.1"],
  GB: ["20", "5"],
  GR: ["24", "13", "6"],
  HR: ["25", "13", "5"],
  HU: ["27", "18", "5"],
  IE: ["23", "13.5", "9", "4.8"],
  IN: ["18", "5", "40", "12", "28"],
  IT: ["22", "10", "5", "4"],
  JP: ["10", "8"],
  LT: ["21", "12", "5"],
  LU: ["17", "14", "8", "3"],
  LV: ["21", "12", "5"],
  MT: ["18", "12", "7", "5"],
  MX: ["16", "8"],
  NL: ["21", "9"],
  NO: ["25", "15", "12"],
  PL: ["23", "8", "5"],
  PT: ["23", "13", "6"],
  RO: ["21", "11"],
  SA: ["15"],
  SE: ["25", "12", "6"],
  SG: ["9"],
  SI: ["22", "9.5", "5"],
  SK: ["23", "19", "5"],
  TR: ["20", "10", "1"],
  ZA: ["15"],
}

/** Rates of a country, ISO 3166-1 alpha-2, the standard rate first; empty when we know none. */
export function statutoryRates(countryCode: string | null | undefined): readonly string[] {
  return RATES[(countryCode ?? "").toUpperCase()] ?? []
}
