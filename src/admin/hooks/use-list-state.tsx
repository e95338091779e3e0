import { useSearchParams } from "react-router-dom"

export const PAGE_SIZE = 20

export interface ListState {
  tab: string
  q: string
  storeId: string
  offset: number
  set: (changes: Record<string, string | null>) => void
}

/** Tab, search, store and page of a list, kept in the address; a change but of page goes to page 1. */
export const useListState = (tabs: readonly string[]): ListState => {
  const [params, setParams] = useSearchParams()
  const offset = Number.parseInt(params.get("offset") ?? "0", 10)

  const set = (changes: Record<string, string | null>) =>
    setParams((previous) => {
      const next = new URLSearchParams(previous)
      next.delete("offset")
      for (const [key, value] of Object.entries(changes)) {
        if (value) {
          next.set(key, value)
        } else {
          next.delete(key)
        }
      }
      return next
    })

  return {
    // An unknown tab in a hand-written address is the first one.
    tab: tabs.find((tab) => tab === params.get("tab")) ?? tabs[0],
    q: params.get("q") ?? "",
    storeId: params.get("store") ?? "",
    offset: Number.isFinite(offset) && offset > 0 ? offset : 0,
    set,
  }
}
