import { useMutation } from "@tanstack/react-query"
import { useEffect } from "react"

import type { AmazonBuyerResponse } from "../../../types"
import { request } from "../../lib/request"

const SHOWN_MILLISECONDS = 60_000

/**
 * An order's buyer, unmasked, for a minute. No query: nothing may ask again by itself, as each look is
 * recorded, and nothing may keep the answer when the person leaves.
 */
export const useRevealAmazonBuyer = (orderId: string) => {
  const reveal = useMutation({
    mutationFn: () =>
      request<AmazonBuyerResponse>(`/admin/amazon/orders/${orderId}/buyer`, {
        method: "POST",
        body: {},
      }),
    gcTime: 0,
  })
  const { data, reset } = reveal
  useEffect(() => {
    if (!data) {
      return
    }
    const timer = setTimeout(reset, SHOWN_MILLISECONDS)
    return () => clearTimeout(timer)
  }, [data, reset])
  return reveal
}
