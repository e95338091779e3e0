import type { Issue } from "./parameters.js"
import { readQuery } from "./parameters.js"

export const CONSENT_API = "sellerCentral"
export const CONSENT = { method: "GET", path: "/apps/authorize/consent", operation: "consent" }

const REQUIRED = ["application_id", "state"]
const OPTIONAL = ["version", "redirect_uri"]

/**
 * The URL a seller's browser is sent to for consent. No model describes it. Source: developer-docs,
 * "Website authorization workflow", step 1, and the error codes MD1000, MD5101 and MD5110.
 */
export function judgeConsentUrl(search: string): Issue[] {
  const issues: Issue[] = []
  const query = readQuery(search, issues)
  for (const name of REQUIRED) {
    if ((query.get(name)?.[0] ?? "") === "") {
      issues.push({ where: `query.${name}`, message: "is required and missing" })
    }
  }
  for (const [name, values] of query) {
    if (!REQUIRED.includes(name) && !OPTIONAL.includes(name)) {
      issues.push({ where: `query.${name}`, message: "is not a parameter of the consent URL" })
    } else if (values.length > 1) {
      issues.push({ where: `query.${name}`, message: `is given ${values.length} times` })
    }
  }
  const version = query.get("version")?.[0]
  if (version !== undefined && version !== "beta") {
    issues.push({ where: "query.version", message: "must be beta (draft application) or left out" })
  }
  const redirect = query.get("redirect_uri")?.[0]
  if (redirect !== undefined && (redirect.includes("#") || !/^https?:\/\/[^/]/.test(redirect))) {
    issues.push({
      where: "query.redirect_uri",
      message: "must be an absolute http(s) URL without a fragment (#)",
    })
  }
  return issues
}
