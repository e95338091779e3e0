import { RouteDrawer } from "@medusajs/dashboard/components"

import { RotateSecret } from "../../../../../components/settings/application/rotate-secret"

const AmazonRotateSecretPage = () => (
  <RouteDrawer>
    <RotateSecret />
  </RouteDrawer>
)

export default AmazonRotateSecretPage
