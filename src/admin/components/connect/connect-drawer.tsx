import { RouteDrawer } from "@medusajs/dashboard/components"

import { useAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { Allowed } from "../allowed"
import { ConnectPanel } from "./connect-panel"

/** Connects or renews the access of a store that exists. */
export const ConnectDrawer = ({ storeId }: { storeId: string }) => {
  const { t } = useWords()
  const { data } = useAmazonStore(storeId)
  const name = data?.store.name ?? ""
  return (
    <>
      <RouteDrawer.Header>
        <RouteDrawer.Title>{t("connect.title", { store: name })}</RouteDrawer.Title>
        <RouteDrawer.Description>{t("connect.hint")}</RouteDrawer.Description>
      </RouteDrawer.Header>
      <RouteDrawer.Body className="overflow-y-auto">
        <Allowed right="configure" orSay>
          <ConnectPanel storeIds={[storeId]} />
        </Allowed>
      </RouteDrawer.Body>
    </>
  )
}
