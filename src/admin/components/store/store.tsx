import { useAmazonStore } from "../../hooks/api/stores"
import { useLeaveWhenDeleted } from "../../hooks/use-leave-when-deleted"
import { ConnectedBanner } from "../connect/connected-banner"
import { StoreBanner } from "../life/store-banner"
import { PageLayout } from "../page-layout"
import { SectionPending } from "../section-pending"
import { StoreCalls } from "./store-calls"
import { StoreConnection } from "./store-connection"
import { StoreFlows } from "./store-flows"
import { StoreGeneral } from "./store-general"
import { StoreHeader } from "./store-header"
import { StoreLinks } from "./store-links"
import { StoreProblems } from "./store-problems"
import { StoreSettings } from "./store-settings"

/** How does this store do, and what shall I do next? */
export const Store = ({ id }: { id: string }) => {
  const { data, error, refetch } = useAmazonStore(id)
  useLeaveWhenDeleted(data?.store, error)
  if (!data) {
    const content = <SectionPending error={error} onRetry={() => refetch()} rows={5} />
    return <PageLayout id="store-loading" main={[{ id: "loading", content }]} />
  }
  const { store, flows, problems } = data
  return (
    <PageLayout
      id="store"
      banner={
        <>
          <StoreBanner store={store} problems={problems} />
          <ConnectedBanner key={store.id} store={store} />
        </>
      }
      main={[
        { id: "header", content: <StoreHeader store={store} flows={flows} /> },
        problems.length > 0 && {
          id: "problems",
          content: <StoreProblems store={store} problems={problems} />,
        },
        { id: "flows", content: <StoreFlows store={store} flows={flows} /> },
        { id: "links", content: <StoreLinks store={store} /> },
        store.account !== null && { id: "calls", content: <StoreCalls store={store} /> },
      ]}
      side={[
        { id: "connection", content: <StoreConnection store={store} /> },
        { id: "general", content: <StoreGeneral store={store} /> },
        { id: "settings", content: <StoreSettings store={store} /> },
      ]}
    />
  )
}
