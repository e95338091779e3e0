import type { Subject } from "./lib/subject"

export const subjects: Record<string, () => Promise<Subject>> = {
  orders: async () => (await import("./orders")).orders,
  stock: async () => (await import("./stock")).stock,
}
