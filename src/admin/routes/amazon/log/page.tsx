import { Breadcrumb } from "../../../components/breadcrumb"
import { Log } from "../../../components/log/log"

const AmazonLogPage = () => <Log />

export const handle = {
  breadcrumb: () => <Breadcrumb name="menu.log" />,
}

export default AmazonLogPage
