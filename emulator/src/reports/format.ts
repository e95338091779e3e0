import { findMarketplace } from "../amazon/marketplaces.js"
import type { Emulator } from "../emulator.js"
import type { Charset } from "./charsets.js"
import { requireKind } from "./report-types.js"
import type { ReportFormat, ReportRecord } from "./types.js"

export interface Format {
  charset: Charset
  contentType: string
  bom: boolean
  gzip: boolean
}

/**
 * How a report is written: Japan in Shift_JIS, listings of Europe in Cp1252 and of America in
 * ISO-8859-1, all else in UTF-8, unless the control API says otherwise. Always compressed.
 */
export function formatOf({ state }: Emulator, report: ReportRecord): Format {
  const marketplaceId = report.marketplaceIds[0] as string
  const fits = ({ reportType, marketplaceId: place }: ReportFormat) =>
    (reportType === null || reportType === report.reportType) &&
    (place === null || place === marketplaceId)
  const rule = state.reportFormats.find(fits)
  const charset = rule?.charset ?? usualCharset(report.reportType, marketplaceId)
  const named = rule?.namesCharset ?? true
  return {
    charset,
    contentType: named ? `text/plain; charset=${charset}` : "text/plain",
    bom: (rule?.bom ?? false) && charset === "UTF-8",
    gzip: rule?.gzip ?? true,
  }
}

function usualCharset(reportType: string, marketplaceId: string): Charset {
  const marketplace = findMarketplace(marketplaceId)
  if (marketplace?.countryCode === "JP") {
    return "Shift_JIS"
  }
  if (!requireKind(reportType).listings) {
    return "UTF-8"
  }
  return marketplace?.region === "eu" ? "Cp1252" : "ISO-8859-1"
}
