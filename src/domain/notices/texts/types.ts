import type { NoticeKind } from "../kinds"

/** One sentence, or its plural forms by the parameter `count`. */
type Forms<Name extends string> =
  | Record<Name, string>
  | (Record<`${Name}_one` | `${Name}_other`, string> & Partial<Record<`${Name}_zero`, string>>)

/** Title and text of each kind; `{{…}}` are parameters. */
export type NoticeTexts = Record<NoticeKind, Forms<"title"> & Forms<"text">>
