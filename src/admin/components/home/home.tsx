import { useAmazonHome } from "../../hooks/api/home"
import { PageLayout } from "../page-layout"
import { SectionError } from "../section-error"
import { SectionSkeleton } from "../section-skeleton"
import { ApplicationNotice } from "./application-notice"
import { EmptyHome } from "./empty-home"
import { HomeHeader } from "./home-header"
import { StoreCards } from "./store-cards"
import { TopProblems } from "./top-problems"

/** Is everything all right? If not, where? */
export const Home = () => {
  const { data, error, refetch } = useAmazonHome()
  if (!data) {
    return (
      <PageLayout
        id="home"
        main={[
          error
            ? { id: "error", content: <SectionError error={error} onRetry={() => refetch()} /> }
            : { id: "loading", content: <SectionSkeleton rows={4} /> },
        ]}
      />
    )
  }
  const { stores, application } = data
  return (
    <PageLayout
      id="home"
      main={[
        {
          id: "header",
          content: <HomeHeader application={application} withAdd={stores.length > 0} />,
        },
        !application.configured && {
          id: "application",
          content: <ApplicationNotice application={application} />,
        },
        stores.length === 0
          ? { id: "empty", content: <EmptyHome application={application} /> }
          : {
              id: "problems",
              content: <TopProblems problems={data.problems} count={data.problem_count} />,
            },
        stores.length > 0 && { id: "stores", content: <StoreCards stores={stores} /> },
      ]}
    />
  )
}
