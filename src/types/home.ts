import type { AmazonProblemDto } from "./problems"
import type { StoreCardDto } from "./stores"

/** GET /admin/amazon */
export interface AmazonHomeResponse {
  stores: StoreCardDto[]
  problems: AmazonProblemDto[]
  problem_count: number
  application: {
    /** False while application keys or the encryption key are missing. */
    configured: boolean
    /** Names of the missing options, e.g. `encryptionKeys`. */
    missing: string[]
    /** Where Amazon must send people back to. */
    redirect_uri: string
    /** True when the plugin talks to an emulator. */
    emulator: boolean
  }
}
