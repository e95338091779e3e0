/** Bytes above what there was when the watch began. */
export interface MemoryGrowth {
  heap: number
  rss: number
}

const EVERY_MS = 5

/** Watches this process. @returns what ends it and tells the peaks. */
export const watchMemory = (): (() => MemoryGrowth) => {
  globalThis.gc?.()
  const before = process.memoryUsage()
  const peak = { heap: 0, rss: 0 }
  const look = () => {
    const { heapUsed, rss } = process.memoryUsage()
    peak.heap = Math.max(peak.heap, heapUsed - before.heapUsed)
    peak.rss = Math.max(peak.rss, rss - before.rss)
  }
  const timer = setInterval(look, EVERY_MS)
  return () => {
    look()
    clearInterval(timer)
    return peak
  }
}
