import { RouteDrawer } from "@medusajs/dashboard/components"
import { Alert } from "@medusajs/ui"

import { useAmazonApplication } from "../../../hooks/api/application"
import { useWords } from "../../../hooks/use-words"
import { DrawerFrame } from "../../drawer-frame"
import { EnterApplicationForm } from "./enter-application-form"

/** The application's keys as Seller Central shows them; what the deployment sets is not edited here. */
export const EnterApplication = () => {
  const { t } = useWords()
  const query = useAmazonApplication()
  return (
    <DrawerFrame
      title={t("enterApplication.title")}
      description={t("enterApplication.hint")}
      query={query}
      right="configure"
    >
      {({ application }) => {
        const keyless = application.options.some(
          ({ option, set }) => option === "encryptionKeys" && !set
        )
        if (application.source === "options" || keyless) {
          return (
            <RouteDrawer.Body>
              <Alert variant="warning">
                {keyless ? t("enterApplication.noKey") : t("enterApplication.inOptions")}
              </Alert>
            </RouteDrawer.Body>
          )
        }
        return <EnterApplicationForm application={application} />
      }}
    </DrawerFrame>
  )
}
