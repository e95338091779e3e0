import type { Emulator } from "../emulator.js"
import type { Delivery, DeliveryFault } from "./types.js"

/** A notification that is held back for the next one waits no longer than this. */
const LONGEST_HOLD_MS = 60_000

/** Sends a notification off to its queue; it may be lost, doubled, late or overtaken on the way. */
export function send(emulator: Emulator, wish: Omit<Delivery, "dueAt" | "afterNext">): void {
  const { notifications } = emulator.state
  const fault = takeFault(emulator, wish.notificationType)
  const dueAt = emulator.clock.now() + emulator.options.notificationDelaySeconds * 1000
  const delivery: Delivery = { ...wish, dueAt, afterNext: false }
  const later = (fault?.seconds ?? 0) * 1000
  notifications.sent += 1
  switch (fault?.kind) {
    case "lose":
      notifications.lost += 1
      break
    case "delay":
      notifications.deliveries.push({ ...delivery, dueAt: dueAt + later })
      break
    case "duplicate":
      notifications.deliveries.push(delivery, { ...delivery, dueAt: dueAt + later })
      break
    case "reorder":
      notifications.deliveries.push({
        ...{ ...delivery, dueAt: dueAt + LONGEST_HOLD_MS, afterNext: true },
      })
      break
    default:
      notifications.deliveries.push(delivery)
  }
  emulator.changed()
}

/** The first rule that strikes; rules of a count are used up. */
function takeFault(emulator: Emulator, notificationType: string): DeliveryFault | null {
  const { notifications } = emulator.state
  for (const rule of notifications.faults) {
    if (rule.notificationType !== null && rule.notificationType !== notificationType) {
      continue
    }
    if (rule.count !== undefined) {
      rule.count -= 1
      notifications.faults = notifications.faults.filter((entry) => entry.count !== 0)
      return rule
    }
    if (emulator.random.chance(rule.rate ?? 0)) {
      return rule
    }
  }
  return null
}

/** Puts into the queues what has arrived; tells when the next notification does. */
export function runDeliveries(emulator: Emulator, now: number): number | null {
  const { notifications } = emulator.state
  const due = notifications.deliveries.filter(({ dueAt }) => dueAt <= now)
  if (due.length > 0) {
    const overtaken = notifications.deliveries.filter(
      (entry) => entry.afterNext && !due.includes(entry) && due.some(({ arn }) => arn === entry.arn)
    )
    const gone = new Set([...due, ...overtaken])
    notifications.deliveries = notifications.deliveries.filter((entry) => !gone.has(entry))
    for (const delivery of [...due.sort((a, b) => a.dueAt - b.dueAt), ...overtaken]) {
      arrive(emulator, delivery)
    }
    emulator.changed()
  }
  const next = notifications.deliveries.map(({ dueAt }) => dueAt)
  return next.length > 0 ? Math.min(...next) : null
}

/** "FIFO queues … silently get nothing", and neither does a queue that is gone. */
function arrive(emulator: Emulator, { arn, body }: Delivery): void {
  const queue = Object.values(emulator.state.queues).find((entry) => entry.arn === arn)
  if (queue && !queue.fifo) {
    emulator.queues.put(queue, body)
  }
}
