import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query"

import type {
  AmazonNoticesResponse,
  ChangeAmazonNoticesBody,
  TestAmazonNoticesResponse,
} from "../../../types"
import { queryKeys } from "../../lib/query-keys"
import { request } from "../../lib/request"

export const noticesQueryKeys = queryKeys("notices")

const PATH = "/admin/amazon/notices"

export const useAmazonNotices = () =>
  useQuery({
    queryKey: noticesQueryKeys.all,
    queryFn: () => request<AmazonNoticesResponse>(PATH),
  })

export const useChangeAmazonNotices = () => {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: ChangeAmazonNoticesBody) =>
      request<AmazonNoticesResponse>(PATH, { method: "POST", body }),
    onSuccess: (answer) => client.setQueryData(noticesQueryKeys.all, answer),
  })
}

export const useTestAmazonNotices = () =>
  useMutation({
    mutationFn: () =>
      request<TestAmazonNoticesResponse>(`${PATH}/try`, { method: "POST", body: {} }),
  })
