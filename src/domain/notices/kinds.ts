export { noticeChannels, noticeKinds, noticeLanguages } from "../../types"
export type { NoticeChannel, NoticeKind, NoticeLanguage } from "../../types"

/** For the sentences; instants as ISO 8601. No personal data. */
export type NoticeParameters = Record<string, string | number | null>
