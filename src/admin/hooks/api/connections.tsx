import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type { ConfirmConnectionResponse, PendingConnectionResponse } from "../../../types"
import { isRefusal } from "../../lib/api-error"
import { EVERYTHING, queryKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const connectionsQueryKeys = queryKeys("connections")

const POLL_MILLISECONDS = 2_000

/** A consent under way; read every two seconds until Amazon has answered. */
export const useAmazonConnection = (state: string | null) =>
  useQuery({
    queryKey: connectionsQueryKeys.detail(state ?? ""),
    queryFn: () =>
      request<PendingConnectionResponse>(
        `/admin/amazon/connections/${encodeURIComponent(state ?? "")}`
      ),
    enabled: Boolean(state),
    retry: false,
    // "granted" goes on polling: the person confirms in another tab. So does a moment without
    // network, but not what the server refuses.
    refetchInterval: (query) => {
      const status = query.state.data?.connection.status
      const over = status === "connected" || status === "failed"
      return over || isRefusal(query.state.error) ? false : POLL_MILLISECONDS
    },
  })

export const useConfirmAmazonConnection = (state: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () =>
      request<ConfirmConnectionResponse>(
        `/admin/amazon/connections/${encodeURIComponent(state)}/confirm`,
        { method: "POST", body: {} }
      ),
    onSuccess: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}
