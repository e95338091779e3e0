import { Modules } from "@medusajs/framework/utils"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import type AmazonModuleService from "../../src/modules/amazon/service"

jest.setTimeout(120_000)

// Before Medusa starts, as its configuration names them.
const environment = { MEDUSA_WORKER_MODE: "server", AMAZON_JOBS: "on" }
Object.assign(process.env, environment)

medusaIntegrationTestRunner({
  env: environment,
  testSuite: ({ getContainer }) => {
    describe("heartbeat of a server, which runs no jobs", () => {
      const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
      const start = () => amazon().__hooks.onApplicationStart()
      const stop = () => amazon().__hooks.onApplicationPrepareShutdown()
      const processes = () => amazon().listAmazonProcesses({})
      const argv = process.argv

      afterEach(async () => {
        process.argv = argv
        process.env.AMAZON_JOBS = "on"
        await stop()
      })

      /** Each test finds what the application's start left behind. */
      const silence = async () => {
        await stop()
        await amazon().db.knex("amazon_process").delete()
      }
      /** Where the shop lists no locking module, core's locks in the process's own memory. */
      const lockInMemory = () => {
        const locking = getContainer().resolve(Modules.LOCKING) as unknown as Record<
          string,
          unknown
        >
        jest.replaceProperty(locking, "defaultProviderId", "in-memory")
      }
      const anotherBeats = (provider: string) =>
        amazon().createAmazonProcesses({
          process_id: "a worker",
          locking_provider: provider,
          worker_mode: "worker",
          heartbeat_at: new Date(),
        })

      it("beats from the start of the application until it stops", async () => {
        expect(await processes()).toMatchObject([
          { worker_mode: "server", locking_provider: expect.stringContaining("locking-postgres") },
        ])
        await start()
        expect(await processes()).toHaveLength(1)
        await stop()
        expect(await processes()).toEqual([])
      })

      it("makes a server and a worker that lock in memory a problem, until one of them is gone", async () => {
        lockInMemory()
        await anotherBeats("in-memory")
        await start()
        const problems = () => amazon().listAmazonProblems({ resolved_at: null })
        expect(await problems()).toMatchObject([
          { code: "locking_not_shared", parameters: { processes: 2 } },
        ])
        await amazon().db.knex("amazon_process").where({ process_id: "a worker" }).delete()
        await stop()
        await start()
        expect(await problems()).toEqual([])
        jest.restoreAllMocks()
      })

      it("takes over from a process that was killed, and not from one that lives", async () => {
        await silence()
        const { leases, db } = amazon()
        for (const [name, age] of [
          ["killed", 40],
          ["alive", 20],
        ] as const) {
          await amazon().createAmazonProcesses({
            process_id: name,
            locking_provider: "locking-postgres",
            worker_mode: "worker",
            heartbeat_at: new Date(Date.now() - age * 1000),
          })
          expect(await leases.acquire(`drain of ${name}`, `${name}-1`, 60)).toBe(true)
        }
        await start()
        expect(await leases.acquire("drain of killed", "next", 60)).toBe(true)
        expect(await leases.acquire("drain of alive", "next", 60)).toBe(false)
        await db.knex("amazon_process").delete()
        await db.knex("amazon_lease").delete()
      })

      it.each(["exec", "db:migrate", "db:migrate:scripts", "user"])(
        "does not beat in the command %s",
        async (command) => {
          await silence()
          process.argv = [argv[0], "medusa", command]
          await start()
          expect(await processes()).toEqual([])
        }
      )

      it("does not beat in a process that does no background work", async () => {
        await silence()
        process.env.AMAZON_JOBS = "off"
        await start()
        expect(await processes()).toEqual([])
      })
    })
  },
})
