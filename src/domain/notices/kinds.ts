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

/** For the sentences; instants as ISO 8601. No personal data. */
export type NoticeParameters = Record<string, string | number | null>
