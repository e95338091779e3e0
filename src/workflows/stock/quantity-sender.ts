import { setTimeout as sleep } from "node:timers/promises"
import type { DataflowContext } from "../../dataflows/types"
import { crashPoint } from "../../modules/amazon/lib/crash-points"
import type { OutboxRow } from "../../modules/amazon/services/outbox"
import type { SpApiClient } from "../../sp-api"
import { checkHandlingTime } from "./check-handling-time"
import { sendQuantity, type SendOutcome } from "./send-quantity"

/** `patchListingsItem` allows five a second. */
const PARALLEL = 5
/** Beside them, for zeros only: what is sold out must not wait for slow answers to other quantities. */
const PARALLEL_URGENT = 2
/** Longer than a call may take: a claim that runs out has lost its sender. */
const CLAIM_SECONDS = 60

/**
 * Sends waiting quantities of one account, zero first, several at once and none waiting for another's
 * answer. An accepted one is what we expect at Amazon from then on; an unknown outcome (an answer
 * lost) makes the expectation unknown and is sent again; a refusal becomes a problem.
 */
export class QuantitySender {
  /** Offer items whose quantity is on its way: their next one is decided after the answer. */
  readonly underWay = new Set<string>()
  private readonly open = new Set<Promise<void>>()
  private answered: SendOutcome[] = []
  private client?: SpApiClient
  /** Why calls went unanswered since the last answer. */
  private lost: unknown[] = []
  private heard = false

  constructor(
    private readonly context: DataflowContext,
    private readonly owner: string,
    /** Others stay waiting. */
    private readonly zerosOnly = false
  ) {}

  /** Claims as many as there is room for and begins to send them. @returns how many were claimed. */
  async start(): Promise<number> {
    const { amazon, account } = this.context
    const room = PARALLEL + PARALLEL_URGENT - this.open.size
    if (room <= 0) {
      return 0
    }
    const others = this.zerosOnly ? 0 : Math.max(0, room - PARALLEL_URGENT)
    const waiting = await amazon.outbox.claim(
      account.id,
      "quantity",
      this.owner,
      CLAIM_SECONDS,
      others || room,
      !others
    )
    if (!waiting.length) {
      return 0
    }
    await crashPoint("stock.claimed")
    const claimed = await this.cancelAmazons(waiting)
    const client = await this.connect(claimed)
    for (const row of claimed) {
      this.send(client, row)
    }
    return waiting.length
  }

  /**
   * Keeps what Amazon has answered so far.
   * @throws AmazonApiError when Amazon lets everybody wait, refuses access or answers nobody; the
   * intents go back to waiting.
   */
  async settle(): Promise<void> {
    const outcomes = this.answered
    if (!outcomes.length) {
      return
    }
    this.answered = []
    const { amazon, count } = this.context
    await crashPoint("stock.answer_received")
    await amazon.stock.accepted(outcomes.flatMap(({ accepted }) => accepted ?? []))
    await crashPoint("stock.accepted")
    await amazon.stock.forgetExpected(outcomes.flatMap(({ unknown }) => unknown ?? []))
    await crashPoint("stock.forgotten")
    await amazon.outbox.settle(
      this.owner,
      outcomes.map(({ settlement }) => settlement)
    )
    outcomes.forEach(({ subject }) => this.underWay.delete(subject))
    await crashPoint("stock.settled")
    const sent = outcomes.filter(({ accepted }) => accepted).length
    count("sent", sent)
    count("refused", outcomes.filter(({ settlement }) => settlement.state === "refused").length)
    const fatal = outcomes.find((outcome) => outcome.fatal)
    if (fatal) {
      throw fatal.fatal
    }
    for (const { lost } of outcomes) {
      this.heard ||= !lost
      this.lost = lost ? [...this.lost, lost] : []
    }
    if (this.lost.length >= PARALLEL + PARALLEL_URGENT) {
      throw this.lost[0]
    }
    if (sent && this.client) {
      await checkHandlingTime(this.context, this.client)
    }
    await crashPoint("stock.handling_time_checked")
  }

  /**
   * To be asked when nothing is left to send.
   * @throws AmazonApiError when no call had an answer: Amazon is away.
   */
  requireAnswers(): void {
    if (!this.heard && this.lost.length && !this.context.signal.aborted) {
      throw this.lost[0]
    }
  }

  /** Waits for the next answer, but not longer than this, and not when the slice ends. */
  async answerWithin(ms: number): Promise<void> {
    if (this.answered.length) {
      return
    }
    const waited = new AbortController()
    const signal = AbortSignal.any([waited.signal, this.context.signal])
    const tooLong = sleep(ms, undefined, { signal }).catch(() => undefined)
    await Promise.race([...this.open, tooLong])
    waited.abort()
  }

  /** Waits for every answer and keeps it: what is on its way when the slice ends is not forgotten. */
  async finish(): Promise<void> {
    await Promise.all(this.open)
    if (this.answered.length) {
      await this.settle()
    }
  }

  private send(client: SpApiClient, row: OutboxRow): void {
    const signal = AbortSignal.any([
      this.context.signal,
      AbortSignal.timeout((CLAIM_SECONDS - 10) * 1000),
    ])
    const subject = row.subject_id as string
    this.underWay.add(subject)
    const sending: Promise<void> = sendQuantity({ ...this.context, signal }, client, row)
      .catch((error: unknown) => ({
        subject,
        settlement: { id: row.id, state: "waiting" as const, retry_in: 0 },
        unknown: subject,
        fatal: error,
      }))
      .then((outcome) => {
        this.open.delete(sending)
        this.answered.push(outcome)
      })
    this.open.add(sending)
  }

  private async connect(claimed: OutboxRow[]): Promise<SpApiClient> {
    const { amazon, account } = this.context
    try {
      return (this.client ??= await amazon.client(account.id))
    } catch (error) {
      await amazon.outbox.settle(
        this.owner,
        claimed.map(({ id }) => ({ id, state: "waiting" as const }))
      )
      throw error
    }
  }

  /**
   * Cancels quantities of offer items that Amazon fulfils by now: sending them would take the item from
   * Amazon. @returns the others.
   */
  private async cancelAmazons(claimed: OutboxRow[]): Promise<OutboxRow[]> {
    const { amazon } = this.context
    const merchant = await amazon.offerItems.merchantFulfilled(
      claimed.flatMap(({ subject_id }) => subject_id ?? [])
    )
    const [own, others] = [true, false].map((kept) =>
      claimed.filter(({ subject_id }) => merchant.has(subject_id ?? "") === kept)
    )
    await amazon.outbox.settle(
      this.owner,
      others.map(({ id }) => ({ id, state: "cancelled" as const }))
    )
    return own
  }
}
