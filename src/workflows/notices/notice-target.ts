import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import type { NoticeKind } from "../../domain/notices"
import type AmazonModuleService from "../../modules/amazon/service"

/** Owner of what concerns all stores. */
const INSTALLATION = "installation"

export interface NoticeTarget {
  /** The title starts with it. */
  name: string
  /** E-mail addresses of the stores it is about. */
  addresses: string[]
  /** Accounts it is about. */
  account_ids: string[]
  /** Page of the admin; null where this backend's address is not known. */
  url: string | null
}

/** Whose notice it is: a store's, an account's with its stores, or of the whole installation. */
export const noticeTarget = async (
  container: MedusaContainer,
  amazon: AmazonModuleService,
  { kind, owner_id }: { kind: NoticeKind; owner_id: string }
): Promise<NoticeTarget> => {
  const all = await amazon.listAmazonStores({}, { take: null, order: { created_at: "ASC" } })
  const own = all.filter((store) => store.id === owner_id || store.account_id === owner_id)
  // Of a store that was deleted meanwhile the others' people need not hear.
  const concerned = owner_id === INSTALLATION ? all : own
  const [account] = await amazon.listAmazonAccounts({ id: owner_id })
  const names = own.map(({ name }) => name).join(", ")
  const page = own.length
    ? `/amazon/stores/${own[0].id}`
    : kind === "client_secret_expires" || kind === "test"
      ? "/settings/amazon"
      : "/amazon"
  return {
    name: account?.name || names || account?.selling_partner_id || "Amazon",
    addresses: concerned.flatMap(({ email }) => email ?? []),
    account_ids: [...concerned.flatMap(({ account_id }) => account_id ?? []), owner_id],
    url: adminUrl(container, amazon, page),
  }
}

const adminUrl = (
  container: MedusaContainer,
  { options }: AmazonModuleService,
  page: string
): string | null => {
  const { admin } = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
  return options.backendUrl
    ? `${options.backendUrl.replace(/\/$/, "")}${admin?.path ?? "/app"}${page}`
    : null
}
