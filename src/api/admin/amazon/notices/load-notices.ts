import { providedChannels } from "../../../../modules/amazon/medusa-tables/notification-providers"
import type AmazonModuleService from "../../../../modules/amazon/service"
import { noticeKinds, type AmazonNoticesDto, type SettableNoticeKind } from "../../../../types"

const settable = (kind: string): kind is SettableNoticeKind => kind !== "test"

export const loadNotices = async (amazon: AmazonModuleService): Promise<AmazonNoticesDto> => {
  const [{ language, off, addresses }, channels] = await Promise.all([
    amazon.settings.read("notices"),
    providedChannels(amazon.db.knex),
  ])
  return {
    language: language ?? "en",
    kinds: noticeKinds.filter(settable).map((kind) => ({
      kind,
      bell: !off[kind]?.includes("bell"),
      email: !off[kind]?.includes("email"),
    })),
    addresses,
    email_available: channels.includes("email"),
  }
}
