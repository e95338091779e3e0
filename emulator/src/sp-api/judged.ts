import type { Emulator } from "../emulator.js"
import { contentType } from "../http/answer.js"
import type { Answer, ApiError } from "../http/answer.js"
import type { Request } from "../http/request.js"

/** What the models do not allow never leaves: it is a defect of the emulator, and said so. */
export function checked(emulator: Emulator, request: Request, answer: Answer): Answer {
  const violation = violationOf(emulator, request, answer)
  if (violation !== null) {
    throw new Error(`an answer that Amazon's models do not allow: ${violation}`)
  }
  return answer
}

/**
 * An error in the form of the operation's model: `{ errors: […] }`, or the bare list of those few
 * models (Listings Restrictions) whose error list is one.
 */
export function errorAnswer(emulator: Emulator, request: Request, error: ApiError): Answer {
  const usual = error.toAnswer()
  const { errors } = usual.body as { errors: object[] }
  const bare = { ...usual, body: errors }
  const isBare =
    violationOf(emulator, request, usual) !== null && violationOf(emulator, request, bare) === null
  return checked(emulator, request, isBare ? bare : usual)
}

function violationOf(emulator: Emulator, request: Request, answer: Answer): string | null {
  const { method, url } = request
  const [violation] = emulator.options.judge
    ? emulator.contract.response({
        ...{ method, url, status: answer.status, requestBody: request.body },
        ...{ headers: { ...contentType(answer), ...answer.headers }, body: answer.body },
      })
    : []
  return violation ? `${violation.operation} ${violation.where}: ${violation.message}` : null
}
