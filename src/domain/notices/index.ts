/** What people are told by bell and e-mail: kinds, words in each language, and where each goes. */
export { composeNotice } from "./compose-notice"
export type { ComposedNotice } from "./compose-notice"
export { noticeChannels, noticeKinds, noticeLanguages } from "./kinds"
export type { NoticeChannel, NoticeKind, NoticeLanguage, NoticeParameters } from "./kinds"
export { afterFailure, DELIVERY_PAUSES, pauseBefore, planDeliveries } from "./plan-deliveries"
export type { Delivery, DeliveryWishes } from "./plan-deliveries"
