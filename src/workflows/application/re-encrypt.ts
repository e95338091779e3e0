import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { errorText } from "../../modules/amazon/lib/error-text"
import { inProcess, stopping, underWayFor } from "../../modules/amazon/lib/in-process"
import { notAllowed } from "../../modules/amazon/lib/refusal"
import type AmazonModuleService from "../../modules/amazon/service"
import type { Reencrypted } from "../../modules/amazon/services/key-ring"
import type { KeyUsageDto } from "../../types"

const KEY = "re-encrypt"
const LEASE_SECONDS = 60

/** How much each key still seals. Nothing that is sealed is opened for it. */
export const describeKeys = async (amazon: AmazonModuleService): Promise<KeyUsageDto> => {
  const current = amazon.secrets.keyId
  const used = await amazon.keyRing.usage()
  const ids = [...new Set([...amazon.secrets.keyIds, ...used.map(({ keyId }) => keyId)])]
  return {
    current,
    keys: ids.map((id) => ({
      id,
      present: amazon.secrets.keyIds.includes(id),
      counts: used
        .filter(({ keyId }) => keyId === id)
        .reduce((counts, { kind, count }) => ({ ...counts, [kind]: count }), {
          ...{ secrets: 0, buyers: 0, messages: 0 },
        }),
    })),
    running: underWayFor(KEY) !== undefined,
  }
}

/**
 * Seals everything with the first key. One process does so at a time.
 * @throws Refusal encryption_key_unset, re_encryption_under_way.
 */
export const reencrypt = async (
  container: MedusaContainer,
  { by }: { by: string | null }
): Promise<Reencrypted> => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  // For its refusal: without a key there is nothing to seal with.
  amazon.secrets.seal("")
  const leased = await amazon.leases.run(KEY, LEASE_SECONDS, async (lost) => {
    const done = await amazon.keyRing.reencrypt(AbortSignal.any([lost, stopping()]))
    // Its fingerprint is under a key as well.
    await amazon.applications.noteOptions()
    return done
  })
  if (!leased.ran) {
    throw notAllowed(
      "re_encryption_under_way",
      "Another process is re-encrypting. Do it again when that is done."
    )
  }
  await amazon.audit.add({
    by,
    what: "secrets.re_encrypted",
    subject: amazon.secrets.keyId,
    parameters: { ...leased.result },
  })
  return leased.result
}

/** The same without being waited for: hundreds of thousands of buyers take minutes. */
export const startReencrypting = (container: MedusaContainer, options: { by: string }): void => {
  const amazon = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  amazon.secrets.seal("")
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  inProcess(KEY, () => reencrypt(container, options)).catch((error) =>
    logger.error(`amazon secrets could not be re-encrypted: ${errorText(error)}`)
  )
}
