import { useQuery } from "@tanstack/react-query"

import type { ConnectStoreResponse } from "../../types"
import { useConnectAmazonStore } from "./api/stores"

const keyOf = (storeId: string) => `amazon-consent:${storeId}`

/**
 * The consent under way for a store: the one this tab began before (a reload must go on waiting for
 * the page already open at Amazon), else a new one. The link holds no secret: the state in it is
 * bound to the user who began it.
 */
export const useConsent = (storeId: string) => {
  const { mutateAsync } = useConnectAmazonStore()
  const query = useQuery({
    // Not below "amazon": what refreshes the screens must not begin another consent.
    queryKey: ["amazon-consent", storeId],
    queryFn: async () => remembered(storeId) ?? remember(storeId, await mutateAsync(storeId)),
    staleTime: Infinity,
    gcTime: 0,
    refetchOnWindowFocus: false,
    retry: false,
  })
  /** Forgets this consent and begins another. */
  const restart = () => {
    sessionStorage.removeItem(keyOf(storeId))
    return query.refetch()
  }
  return { ...query, restart }
}

function remember(storeId: string, consent: ConnectStoreResponse): ConnectStoreResponse {
  sessionStorage.setItem(keyOf(storeId), JSON.stringify(consent))
  return consent
}

function remembered(storeId: string): ConnectStoreResponse | null {
  const stored = sessionStorage.getItem(keyOf(storeId))
  if (!stored) {
    return null
  }
  const consent = JSON.parse(stored) as ConnectStoreResponse
  return Date.parse(consent.expires_at) > Date.now() ? consent : null
}

/** After the end of a consent, however it ended: the next one starts anew. */
export function forgetConsent(storeId: string): void {
  sessionStorage.removeItem(keyOf(storeId))
}
