import type { StepTimes } from "./meters"

export interface Rate {
  orders: number
  ms: number
  /** Of this process alone, PostgreSQL left out. */
  cpuMs: number
}

/** What the comparing process found. */
export interface RoundsResult {
  store: Rate
  plugin: Rate
  medusa: Rate
  bare: Rate
  /** Of the import without storing. */
  steps: StepTimes
  statements: number
  sqlMs: number
  rss: number
  /** Lines, tax lines and so on of an order, on average, as the plugin and as Medusa made them. */
  rows: Record<string, { plugin: number; medusa: number }>
}

/** What an importer among one or two found. */
export interface ImporterResult {
  orders: number
  /** Moments on the machine's clock. */
  from: number
  to: number
  cpuMs: number
  rss: number
}

export const addRate = (rate: Rate, orders: number, took: Omit<Rate, "orders">): void => {
  rate.orders += orders
  rate.ms += took.ms
  rate.cpuMs += took.cpuMs
}

export const perSecond = ({ orders, ms }: Pick<Rate, "orders" | "ms">): number =>
  (orders / ms) * 1000
