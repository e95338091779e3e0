export type PlanJudgement = "professional" | "individual" | "unknown"

/** Amazon connects Professional accounts only; a plan of a name we do not know is not refused. */
export const judgePlan = (sellingPlan: string | null | undefined): PlanJudgement => {
  switch (sellingPlan?.toUpperCase()) {
    case "PROFESSIONAL":
      return "professional"
    case "INDIVIDUAL":
      return "individual"
    default:
      return "unknown"
  }
}
