import { CheckCircleSolid } from "@medusajs/icons"
import { Button, Container, Heading, Text } from "@medusajs/ui"
import { Link } from "react-router-dom"

import type { PendingConnectionDto } from "../../../types"
import { useWords } from "../../hooks/use-words"

/** The end of this tab; the one where the set-up began has moved on by itself. */
export const ConnectionDone = ({ connection }: { connection: PendingConnectionDto }) => {
  const { t } = useWords()
  const connected = connection.stores.filter((store) => store.selected && store.id)
  return (
    <Container className="mx-auto max-w-[720px] p-0">
      <div role="status" className="flex flex-col items-center gap-y-4 px-6 py-12 text-center">
        <CheckCircleSolid aria-hidden className="text-ui-tag-green-icon" />
        <div className="flex flex-col gap-y-1">
          {connected.map((store) => (
            <Heading key={store.marketplace_id}>
              {t("connect.connected", { store: store.name })}
            </Heading>
          ))}
          <Text size="small" className="text-ui-fg-subtle">
            {t("connect.closeTab")}
          </Text>
        </div>
        <Button size="small" asChild>
          <Link to={connected[0] ? `/amazon/stores/${connected[0].id}` : "/amazon"}>
            {t("connect.openStore")}
          </Link>
        </Button>
      </div>
    </Container>
  )
}
