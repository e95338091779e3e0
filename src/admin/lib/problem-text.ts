import type { AmazonProblemDto } from "../../types"

/** Key below `problems` of a problem's sentence: what is over is not said to be coming. */
export const problemText = ({
  code,
  parameters,
}: Pick<AmazonProblemDto, "code" | "parameters">): string =>
  code === "access_expiring" && parameters.days_left === 0 ? "access_ended" : code
