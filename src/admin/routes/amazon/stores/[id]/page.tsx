import { useParams, type UIMatch } from "react-router-dom"

import { Store } from "../../../../components/store/store"
import { StoreBreadcrumb } from "../../../../components/store/store-breadcrumb"

const AmazonStorePage = () => {
  const { id = "" } = useParams()
  return <Store id={id} />
}

export const handle = {
  breadcrumb: (match?: UIMatch) => <StoreBreadcrumb id={match?.params.id ?? ""} />,
}

export default AmazonStorePage
