import { Breadcrumb } from "../../../components/breadcrumb"
import { Guide } from "../../../components/guide/guide"

const AmazonGuidePage = () => <Guide />

export const handle = {
  breadcrumb: () => <Breadcrumb name="guide.title" />,
}

export default AmazonGuidePage
