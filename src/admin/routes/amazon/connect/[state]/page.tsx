import { useParams } from "react-router-dom"

import { ConnectionPage } from "../../../../components/connect/connection-page"

const AmazonConnectionPage = () => {
  const { state = "" } = useParams()
  return <ConnectionPage state={state} />
}

export default AmazonConnectionPage
