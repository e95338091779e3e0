import { ContainerRegistrationKeys, Modules } from "@medusajs/framework/utils"
import {
  createStep,
  createWorkflow,
  StepResponse,
  WorkflowResponse,
} from "@medusajs/framework/workflows-sdk"
import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { createAdmin } from "../http/helpers/admin"
import { remember } from "./marks"
import type { Place } from "./observations"
import { judgeNow } from "./watch"

jest.setTimeout(120_000)

const PLANTED = "planted-7f3c91-secret"

const keepPlantedStep = createStep("keep-planted", async (text: string) => new StepResponse(text))
const keepPlantedWorkflow = createWorkflow(
  { name: "keep-planted-workflow", store: true, retentionTime: 60 },
  (text: string) => new WorkflowResponse(keepPlantedStep(text))
)

/** Each place is given something to find: a check that finds nothing here finds nothing anywhere. */
medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    const planted: Record<Place, () => Promise<unknown>> = {
      log: async () => getContainer().resolve(ContainerRegistrationKeys.LOGGER).debug(PLANTED),
      event: () =>
        getContainer()
          .resolve(Modules.EVENT_BUS)
          .emit({ name: "planted", data: { text: PLANTED } }),
      error: async () => new Error(`no access with ${PLANTED}`),
      answer: async () => {
        const admin = await createAdmin(getContainer(), api)
        await api.post("/admin/sales-channels", { name: PLANTED }, admin.headers)
      },
      column: async () => {
        const sealed = { name: PLANTED }
        await getContainer().resolve(Modules.SALES_CHANNEL).createSalesChannels(sealed)
      },
      workflow: () => keepPlantedWorkflow(getContainer()).run({ input: PLANTED }),
    }

    it.each(Object.entries(planted))("finds what is planted in: %s", async (place, plant) => {
      remember("planted by the self-test", PLANTED)
      await plant()
      const found = await judgeNow()
      const places = found
        .filter(({ kind }) => kind === "planted by the self-test")
        .map((finding) => finding.place)
      expect(places).toContain(place)
    })

    it("finds nothing where nothing is planted", async () => {
      remember("planted by the self-test", PLANTED)
      await getContainer().resolve(Modules.SALES_CHANNEL).createSalesChannels({ name: "Amazon" })
      expect(await judgeNow()).toEqual([])
    })
  },
})
