import { useAmazonStore } from "../../hooks/api/stores"

export const StoreBreadcrumb = ({ id }: { id: string }) => {
  const { data } = useAmazonStore(id, { enabled: Boolean(id) })
  return data ? <span>{data.store.name}</span> : null
}
