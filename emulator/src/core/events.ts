import type { ListingEventPayloads } from "../listings/events.js"
import type { AccountEventPayloads } from "../notifications/account-events.js"
import type { OrderEventPayloads } from "../orders/events.js"

/**
 * What happens at Amazon, by the notification type that tells of it, with what stands in the
 * notification's payload (`Payload` or `payload`, as its schema names it). An area that has events
 * adds its payloads here.
 */
export interface EventPayloads
  extends ListingEventPayloads, OrderEventPayloads, AccountEventPayloads {}

export type EventType = keyof EventPayloads

/** One thing that happened. */
export type EmulatorEvent = {
  [Type in EventType]: {
    type: Type
    /** When it happened, in milliseconds; a change that fell due is told with its own time. */
    at: number
    /** Whose subscriptions it is for. */
    sellerId: string
    /** Null: it concerns the account, not one marketplace. */
    marketplaceId: string | null
    payload: EventPayloads[Type]
  }
}[EventType]

export type EventListener = (event: EmulatorEvent) => void

/** Tells listeners what happens, at once and in the order in which they came. */
export class Events {
  private readonly listeners = new Set<EventListener>()

  /** Calls the listener from now on; the answer ends that. */
  on(listener: EventListener): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }

  emit(event: EmulatorEvent): void {
    for (const listener of this.listeners) {
      listener(event)
    }
  }
}
