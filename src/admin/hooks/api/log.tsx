import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonAuditResponse,
  AmazonLogEntryResponse,
  AmazonLogResponse,
  AmazonLogSettings,
  AmazonMonitoringResponse,
} from "../../../types"
import { beginningOf, type LogPeriod } from "../../lib/log-period"
import { queryKeys, REFRESH_MILLISECONDS } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const logQueryKeys = queryKeys("log")

export interface LogQuery {
  store_id?: string
  kind?: string
  direction?: string
  result?: string
  q?: string
  period: LogPeriod
}

/** The filters as the API takes them. */
export const toLogParameters = ({ period, ...filters }: LogQuery) => ({
  ...filters,
  from: beginningOf(period, Date.now()),
})

export const useAmazonLog = (query: LogQuery, page: { limit: number; offset: number }) =>
  useQuery({
    queryKey: logQueryKeys.list({ ...query, ...page }),
    queryFn: () =>
      request<AmazonLogResponse>("/admin/amazon/log", {
        query: { ...toLogParameters(query), ...page },
      }),
    placeholderData: keepPreviousData,
    refetchInterval: REFRESH_MILLISECONDS,
  })

export const useAmazonLogEntry = (id: string) =>
  useQuery({
    queryKey: logQueryKeys.detail(id),
    queryFn: () => request<AmazonLogEntryResponse>(`/admin/amazon/log/${id}`),
  })

const SETTINGS = [...logQueryKeys.all, "settings"] as const

export const useAmazonLogSettings = () =>
  useQuery({
    queryKey: SETTINGS,
    queryFn: () => request<AmazonLogSettings>("/admin/amazon/log/settings"),
  })

export const useChangeAmazonLog = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: AmazonLogSettings) =>
      request<AmazonLogSettings>("/admin/amazon/log/settings", { method: "POST", body }),
    onSettled: () => client.invalidateQueries({ queryKey: logQueryKeys.all }),
  })
}

export const useAmazonAudit = (enabled: boolean) =>
  useQuery({
    queryKey: queryKeys("audit").all,
    queryFn: () => request<AmazonAuditResponse>("/admin/amazon/audit"),
    enabled,
  })

export const useAmazonMonitoring = () =>
  useQuery({
    queryKey: queryKeys("monitoring").all,
    queryFn: () => request<AmazonMonitoringResponse>("/admin/amazon/monitoring"),
  })
