import type { NoticeLanguage } from "../kinds"
import { de } from "./de"
import { en } from "./en"
import { nl } from "./nl"
import type { NoticeTexts } from "./types"

/** The one place of the words of notices: they are made where no browser is. */
export const noticeTexts: Record<NoticeLanguage, NoticeTexts> = { en, nl, de }
