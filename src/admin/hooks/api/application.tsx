import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonApplicationResponse,
  EnterApplicationBody,
  KeyUsageResponse,
  RotateSecretBody,
} from "../../../types"
import {
  EVERYTHING,
  queryKeys,
  REFRESH_MILLISECONDS,
  RUNNING_MILLISECONDS,
} from "../../lib/query-keys"
import { request } from "../../lib/request"

export const applicationQueryKeys = queryKeys("application")
export const keyUsageQueryKeys = queryKeys("key-usage")

const PATH = "/admin/amazon/application"

export const useAmazonApplication = () =>
  useQuery({
    queryKey: applicationQueryKeys.all,
    queryFn: () => request<AmazonApplicationResponse>(PATH),
    // Amazon's message with the new secret may come any moment.
    refetchInterval: ({ state }) =>
      state.data?.application.rotation.asked_at ? REFRESH_MILLISECONDS : false,
  })

/** A change of the keys touches every screen. */
const useChange = <Input,>(change: (input: Input) => Promise<AmazonApplicationResponse>) => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: change,
    onSuccess: () => client.invalidateQueries({ queryKey: EVERYTHING }),
  })
}

export const useEnterApplication = () =>
  useChange((body: EnterApplicationBody) =>
    request<AmazonApplicationResponse>(PATH, { method: "POST", body })
  )

export const useRemoveApplication = () =>
  useChange(() => request<AmazonApplicationResponse>(PATH, { method: "DELETE" }))

export const useRotateSecret = () =>
  useChange((body: RotateSecretBody) =>
    request<AmazonApplicationResponse>(`${PATH}/rotate`, { method: "POST", body })
  )

export const useTestApplication = () =>
  useChange(() => request<AmazonApplicationResponse>(`${PATH}/check`, { method: "POST", body: {} }))

/** Counted by the database, row by row: read when the page is opened, and while it is changing. */
export const useKeyUsage = () =>
  useQuery({
    queryKey: keyUsageQueryKeys.all,
    queryFn: () => request<KeyUsageResponse>(`${PATH}/keys`),
    refetchInterval: ({ state }) => (state.data?.usage.running ? RUNNING_MILLISECONDS : false),
  })

export const useReencrypt = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => request<KeyUsageResponse>(`${PATH}/re-encrypt`, { method: "POST", body: {} }),
    onSuccess: () => client.invalidateQueries({ queryKey: keyUsageQueryKeys.all }),
  })
}
