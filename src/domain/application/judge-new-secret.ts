import type { KeysResult } from "../../types"

/**
 * Why a new client secret is not stored. One that Amazon could not be asked about may be mistyped: it
 * takes no other's place, as the other one works. Without any there is nothing to lose.
 */
export const judgeNewSecret = (
  verdict: KeysResult["verdict"],
  { replaces }: { replaces: boolean }
): "client_secret_refused" | "amazon_away" | null => {
  if (verdict === "refused") {
    return "client_secret_refused"
  }
  return verdict === "unknown" && replaces ? "amazon_away" : null
}
