import { RouteFocusModal } from "@medusajs/dashboard/components"

import { CreateStore } from "../../../components/create-store/create-store"

const CreateAmazonStorePage = () => (
  <RouteFocusModal>
    <CreateStore />
  </RouteFocusModal>
)

export default CreateAmazonStorePage
