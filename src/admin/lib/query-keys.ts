/** Keys of one resource's queries, as the dashboard makes its own. */
export function queryKeys(resource: string) {
  const all = ["amazon", resource] as const
  return {
    all,
    list: (query: unknown) => [...all, "list", query] as const,
    detail: (id: string) => [...all, "detail", id] as const,
  }
}

/** Everything of the plugin: a new connection or a deletion touches every screen. */
export const EVERYTHING = ["amazon"] as const

/** Live figures: how often they are read again while the tab is visible. */
export const REFRESH_MILLISECONDS = 15_000

/** While something runs that a person waits for. */
export const RUNNING_MILLISECONDS = 2_000
