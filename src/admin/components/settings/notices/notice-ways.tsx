import { SectionRow } from "@medusajs/dashboard/components"

import { noticeChannels, type AmazonNoticesDto } from "../../../../types"
import { useWords } from "../../../hooks/use-words"

/** Which way each kind of notice goes. */
export const NoticeWays = ({ notices }: { notices: AmazonNoticesDto }) => {
  const { t, code } = useWords()
  return notices.kinds.map(({ kind, ...ways }) => {
    const on = noticeChannels.filter((channel) => ways[channel])
    return (
      <SectionRow
        key={kind}
        title={code("noticeKinds", kind)}
        value={
          on.length
            ? on.map((channel) => code("noticeChannels", channel)).join(" · ")
            : t("notices.off")
        }
      />
    )
  })
}
