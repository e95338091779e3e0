import { useAmazonHome } from "../../hooks/api/home"
import { PageLayout } from "../page-layout"
import { SectionPending } from "../section-pending"
import { ApplicationNotice } from "./application-notice"
import { EmptyHome } from "./empty-home"
import { HomeHeader } from "./home-header"
import { StoreCards } from "./store-cards"
import { TopProblems } from "./top-problems"

/** Is everything all right? If not, where? */
export const Home = () => {
  const { data, error, refetch } = useAmazonHome()
  if (!data) {
    const content = <SectionPending error={error} onRetry={() => refetch()} rows={4} />
    return <PageLayout id="home" main={[{ id: "loading", content }]} />
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
