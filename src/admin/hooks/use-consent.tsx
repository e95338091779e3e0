import { useQuery } from "@tanstack/react-query"

import type { ConnectStoreResponse } from "../../types"
import { useBeginAmazonConnection } from "./api/connections"

const nameOf = (storeIds: string[]) => [...storeIds].sort().join(",")
const keyOf = (storeIds: string[]) => `amazon-consent:${nameOf(storeIds)}`

/**
 * The consent under way for stores: the one this tab began before (a reload must go on waiting for
 * the page already open at Amazon), else a new one. The link holds no secret: the state in it is
 * bound to the user who began it.
 */
export const useConsent = (storeIds: string[]) => {
  const { mutateAsync } = useBeginAmazonConnection()
  const query = useQuery({
    // Not below "amazon": what refreshes the screens must not begin another consent.
    queryKey: ["amazon-consent", nameOf(storeIds)],
    queryFn: async () => remembered(storeIds) ?? remember(storeIds, await mutateAsync(storeIds)),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  })
  /** Forgets this consent and begins another. */
  const restart = () => {
    forgetConsent(storeIds)
    return query.refetch()
  }
  return { ...query, restart }
}

function remember(storeIds: string[], consent: ConnectStoreResponse): ConnectStoreResponse {
  sessionStorage.setItem(keyOf(storeIds), JSON.stringify(consent))
  return consent
}

function remembered(storeIds: string[]): ConnectStoreResponse | null {
  const stored = sessionStorage.getItem(keyOf(storeIds))
  if (!stored) {
    return null
  }
  const consent = JSON.parse(stored) as ConnectStoreResponse
  return Date.parse(consent.expires_at) > Date.now() ? consent : null
}

/** After the end of a consent, however it ended: the next one starts anew. */
export function forgetConsent(storeIds: string[]): void {
  sessionStorage.removeItem(keyOf(storeIds))
}
