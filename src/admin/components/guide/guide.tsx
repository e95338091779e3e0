import { useSearchParams } from "react-router-dom"

import type { GuidePart as Part } from "../../../types"
import { useAmazonGuide } from "../../hooks/api/guide"
import { PageLayout } from "../page-layout"
import { SectionPending } from "../section-pending"
import { GuideHeader } from "./guide-header"
import { GuidePart } from "./guide-part"

const PARTS: Part[] = ["before", "connect", "after"]

/** What is needed before, while and after a store is connected, and how far the shop has come. */
export const Guide = () => {
  const [search, setSearch] = useSearchParams()
  const country = search.get("country") ?? undefined
  const { data, error, refetch } = useAmazonGuide(country)
  if (!data) {
    const content = <SectionPending error={error} onRetry={() => refetch()} rows={6} />
    return <PageLayout id="guide" main={[{ id: "loading", content }]} />
  }
  const onParameter = (name: string, value: string) =>
    setSearch(
      (before) => {
        const next = new URLSearchParams(before)
        if (value) {
          next.set(name, value)
        } else {
          next.delete(name)
        }
        return next
      },
      { replace: true }
    )
  return (
    <PageLayout
      id="guide"
      main={[
        {
          id: "header",
          content: <GuideHeader guide={data} onCountry={(code) => onParameter("country", code)} />,
        },
        ...PARTS.map((part) => ({
          id: part,
          content: (
            <GuidePart
              part={part}
              guide={data}
              open={search.get("step") ?? ""}
              onOpen={(step) => onParameter("step", step)}
            />
          ),
        })),
      ]}
    />
  )
}
