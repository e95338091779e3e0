import { RouteFocusModal } from "@medusajs/dashboard/components"
import { Button, Heading, Text } from "@medusajs/ui"

import { useAmazonStore } from "../../hooks/api/stores"
import { useWords } from "../../hooks/use-words"
import { ConnectPanel } from "../connect/connect-panel"

/** The third step: one link to Amazon, and a line that turns by itself. */
export const ConnectStep = ({ storeId }: { storeId: string }) => {
  const { t } = useWords()
  const { data } = useAmazonStore(storeId)
  return (
    <>
      <RouteFocusModal.Body className="flex flex-1 flex-col items-center overflow-y-auto">
        <div className="flex w-full max-w-[720px] flex-col gap-y-8 px-4 py-12">
          <div>
            <Heading>{t("connect.title", { store: data?.store.name ?? "" })}</Heading>
            <Text size="small" className="text-ui-fg-subtle">
              {t("connect.hint")}
            </Text>
          </div>
          <ConnectPanel storeId={storeId} storeName={data?.store.name ?? ""} />
        </div>
      </RouteFocusModal.Body>
      <RouteFocusModal.Footer>
        <RouteFocusModal.Close asChild>
          <Button size="small" variant="secondary" type="button">
            {t("create.later")}
          </Button>
        </RouteFocusModal.Close>
      </RouteFocusModal.Footer>
    </>
  )
}
