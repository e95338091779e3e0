import { useParams } from "react-router-dom"

import { LoginPage } from "../../../../components/connect/login-page"

const AmazonLoginPage = () => {
  const { told = "" } = useParams()
  return <LoginPage told={told} />
}

export default AmazonLoginPage
