import { useAmazonOrder } from "../../hooks/api/orders"

export const OrderBreadcrumb = ({ id }: { id: string }) => {
  const { data } = useAmazonOrder(id)
  return data ? <span>{data.order.amazon_order_id}</span> : null
}
