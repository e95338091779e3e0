import { createStep, StepResponse } from "@medusajs/framework/workflows-sdk"
import { relink } from "../link-listings"

interface LinkChange {
  id: string
  before: string | null
  after: string | null
}

export const relinkVariantsStepId = "relink-amazon-variants"

/** Medusa's link rows follow; half of them may be written when it fails, so that is undone as well. */
export const relinkVariantsStep = createStep(
  relinkVariantsStepId,
  async (changes: LinkChange[], { container }) => {
    try {
      await relink(container, changes)
    } catch (error) {
      return StepResponse.permanentFailure((error as Error).message, changes)
    }
    return new StepResponse(changes.length, changes)
  },
  async (changes, { container }) => {
    if (changes) {
      await relink(
        container,
        changes.map(({ id, before, after }) => ({ id, before: after, after: before }))
      )
    }
  }
)
