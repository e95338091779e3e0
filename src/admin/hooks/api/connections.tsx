import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  ConfirmConnectionBody,
  ConfirmConnectionResponse,
  ConnectionProofResponse,
  ConnectStoreResponse,
  ContinueLoginResponse,
  EnterTokenBody,
  EnterTokenResponse,
  LoginFromAmazonBody,
  LoginFromAmazonResponse,
  PendingConnectionResponse,
} from "../../../types"
import { isRefusal } from "../../lib/api-error"
import { EVERYTHING, queryKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const connectionsQueryKeys = queryKeys("connections")
const CONNECTIONS = "/admin/amazon/connections"

const POLL_MILLISECONDS = 2_000
const pathOf = (state: string) => `${CONNECTIONS}/${encodeURIComponent(state)}`

/** A consent under way; read every two seconds until Amazon has answered. */
export const useAmazonConnection = (state: string | null) =>
  useQuery({
    queryKey: connectionsQueryKeys.detail(state ?? ""),
    queryFn: () => request<PendingConnectionResponse>(pathOf(state ?? "")),
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

/** Starts a consent for stores of one region; answers the link to Amazon. */
export const useBeginAmazonConnection = () =>
  useMutation({
    mutationFn: (store_ids: string[]) =>
      request<ConnectStoreResponse>(CONNECTIONS, { method: "POST", body: { store_ids } }),
  })

export const useConfirmAmazonConnection = (state: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ConfirmConnectionBody) =>
      request<ConfirmConnectionResponse>(`${pathOf(state)}/confirm`, { method: "POST", body }),
    onSuccess: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

/** "Not my account": what Amazon gave is wiped. */
export const useAbandonAmazonConnection = (state: string) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<PendingConnectionResponse>(pathOf(state), { method: "DELETE" }),
    onSuccess: () => client.invalidateQueries({ queryKey: connectionsQueryKeys.all }),
  })
}

export const useEnterAmazonToken = () =>
  useMutation({
    mutationFn: (body: EnterTokenBody) =>
      request<EnterTokenResponse>(`${CONNECTIONS}/token`, { method: "POST", body }),
  })

/** Whom it concerns that Seller Central opened us. */
export const useLoginFromAmazon = (login: LoginFromAmazonBody) =>
  useQuery({
    queryKey: [...connectionsQueryKeys.all, "login", login],
    queryFn: () =>
      request<LoginFromAmazonResponse>(`${CONNECTIONS}/login`, { query: { ...login } }),
    retry: false,
  })

export const useContinueLogin = () =>
  useMutation({
    mutationFn: (body: LoginFromAmazonBody) =>
      request<ContinueLoginResponse>(`${CONNECTIONS}/login`, { method: "POST", body }),
  })

/** Whether Amazon lets us in now: asked of the server, which asks Amazon unless a flow just did. */
export const useConnectionProof = (storeId: string, enabled = true) =>
  useQuery({
    queryKey: ["amazon-proof", storeId],
    queryFn: () => request<ConnectionProofResponse>(`/admin/amazon/stores/${storeId}/proof`),
    enabled,
    staleTime: 60_000,
    refetchOnWindowFocus: false,
    retry: false,
  })
