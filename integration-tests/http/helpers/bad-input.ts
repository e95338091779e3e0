import { AMAZON_MODULE } from "../../../src/modules/amazon"
import type AmazonModuleService from "../../../src/modules/amazon/service"
import type { CreateAmazonStoreBody } from "../../../src/types"
import { answerOf, createAdmin, type Admin } from "./admin"
import type { LocalAmazon } from "./local-amazon"
import { createShop, type Shop } from "./shop"

export const GERMANY = "A1PA6795UKMFR9"
export const NETHERLANDS = "A1805IZSGTT6HS"

/** Answers are compared, not typed: that they have the right form is what the tests are about. */
type Answer = { status: number; data: any; headers: Record<string, string> }

/** A person at the admin API, who sometimes errs. */
export const createPerson = async (api: any, container: any) => {
  const admin: Admin = await createAdmin(container, api)
  const shop: Shop = await createShop(api, admin)
  const amazon: AmazonModuleService = container.resolve(AMAZON_MODULE)

  const get = (path: string, as = admin): Promise<Answer> =>
    answerOf(api.get(`/admin/amazon${path}`, as.headers))
  const post = (path: string, body: unknown = {}, as = admin): Promise<Answer> =>
    answerOf(api.post(`/admin/amazon${path}`, body, as.headers))
  const remove = (path: string, body?: object): Promise<Answer> =>
    answerOf(api.delete(`/admin/amazon${path}`, { ...admin.headers, data: body }))
  /** A body as the wire has it. */
  const postRaw = (path: string, text: string): Promise<Answer> =>
    answerOf(
      api.post(`/admin/amazon${path}`, text, {
        headers: { ...admin.headers.headers, "content-type": "application/json" },
        transformRequest: [(body: string) => body],
      })
    )

  const storeInput = (more: object = {}): CreateAmazonStoreBody => ({
    name: "Amazon DE",
    marketplace_id: GERMANY,
    sales_channel_id: shop.salesChannelId,
    ...more,
  })
  const createStore = async (more: object = {}) => {
    const { data, status } = await post("/stores", storeInput(more))
    if (status !== 200) throw new Error(JSON.stringify(data))
    return data.store as { id: string; name: string }
  }

  /** What a browser that comes back from Amazon gets. */
  const callback = (query: Record<string, string>): Promise<Answer> =>
    answerOf(
      api.get(`/amazon/callback?${new URLSearchParams(query)}`, {
        maxRedirects: 0,
        validateStatus: () => true,
      })
    )
  /** The seller agrees at Amazon. @returns what the browser carries back. */
  const agree = async (local: LocalAmazon, storeId: string, seller = "EU") => {
    const { data } = await post(`/stores/${storeId}/connect`)
    const consent = new URL(data.consent_url)
    const back = await local.consent({
      state: data.state,
      seller,
      redirect_uri: consent.searchParams.get("redirect_uri") ?? "",
    })
    return Object.fromEntries(back.searchParams) as Record<string, string> & { state: string }
  }
  const connect = async (local: LocalAmazon, storeId: string) => {
    const back = await agree(local, storeId)
    await callback(back)
    return post(`/connections/${back.state}/confirm`)
  }

  return {
    ...{ admin, shop, amazon, get, post, postRaw, remove },
    ...{ storeInput, createStore, callback, agree, connect },
  }
}

export type Person = Awaited<ReturnType<typeof createPerson>>
