import { useAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { ConnectPanel } from "../connect/connect-panel"
import { StepBody } from "./step-body"
import { StepFooter } from "./step-footer"

/** The third step: one link to Amazon, and a line that turns by itself. */
export const ConnectStep = ({ storeId }: { storeId: string }) => {
  const { t } = useWords()
  const { data } = useAmazonStore(storeId)
  const name = data?.store.name ?? ""
  return (
    <>
      <StepBody title={t("connect.title", { store: name })} hint={t("connect.hint")}>
        <ConnectPanel storeId={storeId} storeName={name} />
      </StepBody>
      <StepFooter leaveLabel={t("create.later")} />
    </>
  )
}
