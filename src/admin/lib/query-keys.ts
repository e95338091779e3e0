/** Keys of one resource's queries, as the dashboard makes its own. */
export function queryKeys(resource: string) {
  const all = ["amazon", resource] as const
  return {
    all,
    lists: [...all, "list"] as const,
    list: (query: unknown) => [...all, "list", query] as const,
    details: [...all, "detail"] as const,
    detail: (id: string) => [...all, "detail", id] as const,
  }
}

/** Everything of the plugin: a new connection or a deletion touches every screen. */
export const EVERYTHING = ["amazon"] as const

/** Live figures: how often they are read again while the tab is visible. */
export const REFRESH_MILLISECONDS = 15_000
