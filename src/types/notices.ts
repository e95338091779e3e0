/** What people are told of by bell and e-mail. */
export const noticeKinds = [
  "access_expiring",
  "access_lapsed",
  "access_resumed",
  "client_secret_expires",
  "read_only",
  "flow_late",
  "orders_held",
  "test",
] as const

export type NoticeKind = (typeof noticeKinds)[number]

export const noticeLanguages = ["en", "nl", "de"] as const

export type NoticeLanguage = (typeof noticeLanguages)[number]

/** Ways a notice goes: Medusa's bell, and e-mail where the shop has a provider for it. */
export const noticeChannels = ["bell", "email"] as const

export type NoticeChannel = (typeof noticeChannels)[number]

/** Kinds that a person may switch off, and so on. A test notice is asked for. */
export type SettableNoticeKind = Exclude<NoticeKind, "test">

export interface NoticeWaysDto {
  kind: SettableNoticeKind
  bell: boolean
  email: boolean
}

export interface AmazonNoticesDto {
  language: NoticeLanguage
  /** Where each kind goes. */
  kinds: NoticeWaysDto[]
  /** Told beside the stores' e-mail addresses. */
  addresses: string[]
  /** The shop has a provider for e-mail. */
  email_available: boolean
}

/** GET|POST /admin/amazon/notices */
export interface AmazonNoticesResponse {
  notices: AmazonNoticesDto
}

/** POST /admin/amazon/notices; what is not named stays. */
export interface ChangeAmazonNoticesBody {
  language?: NoticeLanguage
  kinds?: NoticeWaysDto[]
  addresses?: string[]
}

/** POST /admin/amazon/notices/try */
export interface TestAmazonNoticesResponse {
  /** It is sent within seconds. */
  noted: boolean
}
