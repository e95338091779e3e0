import { useParams, type UIMatch } from "react-router-dom"

import { Order } from "../../../../components/order/order"
import { OrderBreadcrumb } from "../../../../components/order/order-breadcrumb"

const AmazonOrderPage = () => {
  const { id = "" } = useParams()
  return <Order id={id} />
}

export const handle = {
  breadcrumb: (match?: UIMatch) => <OrderBreadcrumb id={match?.params.id ?? ""} />,
}

export default AmazonOrderPage
