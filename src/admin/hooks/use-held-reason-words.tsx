import type { HeldReasonDto } from "../../types"
import { useReadableParameters } from "./use-readable-parameters"
import { useWords } from "./use-words"

/** Why an order is held, in words. */
export const useHeldReasonWords = () => {
  const { code } = useWords()
  const readable = useReadableParameters()
  return (reason: HeldReasonDto): string =>
    code("heldReasons", reason.code, readable(reason.parameters))
}
