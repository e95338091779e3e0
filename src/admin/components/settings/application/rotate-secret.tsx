import { useAmazonApplication } from "../../../hooks/api/application"
import { useWords } from "../../../hooks/use-words"
import { DrawerFrame } from "../../drawer-frame"
import { RotateSecretForm } from "./rotate-secret-form"

/** A new client secret, from Seller Central by hand or from Amazon by itself. */
export const RotateSecret = () => {
  const { t } = useWords()
  const query = useAmazonApplication()
  return (
    <DrawerFrame
      title={t("rotateSecret.title")}
      description={t("rotateSecret.hint")}
      query={query}
      right="configure"
    >
      {({ application }) => <RotateSecretForm application={application} />}
    </DrawerFrame>
  )
}
