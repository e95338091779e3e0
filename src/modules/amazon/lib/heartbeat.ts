import { container } from "@medusajs/framework"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import type { AmazonProblems } from "../services/problems"
import type { AmazonProcesses } from "../services/processes"
import { isCommand, worksInBackground } from "./background"
import type { DatabaseState } from "./database-state"

const BEAT_MS = 10_000

/** Core's default provider: sees only its own process. */
export const IN_MEMORY_LOCKING = "in-memory"

/** Name of the locking provider in use; core's default locks in the process's own memory. */
export const lockingProviderOf = (scope: MedusaContainer): string => {
  const locking = scope.resolve(Modules.LOCKING, { allowUnregistered: true }) as unknown as
    { defaultProviderId?: string } | undefined
  return locking?.defaultProviderId ?? IN_MEMORY_LOCKING
}

interface Topics {
  processes: AmazonProcesses
  problems: AmazonProblems
  database: DatabaseState
}

/**
 * Signs this process on from the start of the application, in every worker mode: servers run no jobs,
 * but their checkouts lock as imports do. Two processes that lock each in their own memory lose
 * reservations, so that becomes a problem for a technician until one shared provider is set.
 */
export class Heartbeat {
  private timer: NodeJS.Timeout | undefined
  private beating: Promise<void> | undefined

  constructor(private readonly topics: Topics) {}

  async start(): Promise<void> {
    if (this.timer || isCommand() || !worksInBackground()) {
      return
    }
    this.timer = setInterval(() => void this.beat(), BEAT_MS).unref()
    await this.beat()
  }

  /** Signs off, so that whoever is started in its place is not taken for a second one. */
  async stop(): Promise<void> {
    if (!this.timer) {
      return
    }
    clearInterval(this.timer)
    this.timer = undefined
    await this.beating
    if (await this.topics.database.isMigrated()) {
      await this.topics.processes.leave()
    }
  }

  /** One at a time: while the database is away they would queue up. */
  private beat(): Promise<void> {
    this.beating ??= this.topics.database
      .watch(() => this.signOn())
      .finally(() => (this.beating = undefined))
    return this.beating
  }

  private async signOn(): Promise<void> {
    const { processes, problems, database } = this.topics
    if (!(await database.isMigrated())) {
      return
    }
    // A module's own container holds neither the configuration nor the locking module.
    const config = container.resolve(ContainerRegistrationKeys.CONFIG_MODULE)
    const alone = await processes.beat(
      lockingProviderOf(container),
      config.projectConfig.workerMode ?? "shared"
    )
    await processes.buryDead()
    const problem = { owner_id: "installation", code: "locking_not_shared" }
    if (alone > 1) {
      await problems.raise({
        ...problem,
        severity: "blocks_orders",
        parameters: { processes: alone },
      })
    } else {
      await problems.resolve(problem.owner_id, problem.code)
    }
  }
}
