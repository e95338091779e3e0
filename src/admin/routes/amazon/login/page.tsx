import { LoginPage } from "../../../components/connect/login-page"

const AmazonLoginPage = () => <LoginPage />

export default AmazonLoginPage
