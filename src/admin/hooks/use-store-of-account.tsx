import type { AmazonProblemDto, StoreCardDto } from "../../types"
import { useAmazonHome } from "./api/home"

/** A store of the account that a problem names: there it is mended for all stores of the account. */
export const useStoreOfAccount = (problem: AmazonProblemDto | null): StoreCardDto | null => {
  const account = problem?.parameters.account
  const { data } = useAmazonHome({ enabled: Boolean(account) })
  const stores = (data?.stores ?? []).filter(
    (store) => account && store.account?.selling_partner_id === account
  )
  // A seller's accounts in two regions may share the id: the ended one is the one to mend.
  return stores.find(({ status }) => status === "lapsed") ?? stores[0] ?? null
}
