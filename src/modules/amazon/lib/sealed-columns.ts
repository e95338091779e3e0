import type { SealedKind } from "../../../types"

/** Every column that holds sealed texts; a test looks that no other one does. */
export const SEALED_COLUMNS: readonly { table: string; column: string; kind: SealedKind }[] = [
  { table: "amazon_account", column: "refresh_token", kind: "secrets" },
  { table: "amazon_account", column: "access_token", kind: "secrets" },
  { table: "amazon_oauth_state", column: "refresh_token", kind: "secrets" },
  { table: "amazon_client_secret", column: "secret", kind: "secrets" },
  { table: "amazon_application", column: "client_secret", kind: "secrets" },
  { table: "amazon_buyer", column: "blob", kind: "buyers" },
  { table: "amazon_message", column: "sealed", kind: "messages" },
]
