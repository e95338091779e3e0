import { InputError } from "../core/input-error.js"
import { invalidInput } from "../http/answer.js"
import type { Answer } from "../http/answer.js"
import type { Request } from "../http/request.js"
import type { ContractLike } from "../judging.js"
import type { Found, Handler } from "../sp-api/operations.js"
import type { Example } from "./examples.js"
import { givenBy, matches } from "./match.js"

/** Names the example in the answer. */
export const EXAMPLE_HEADER = "x-emulator-example"

/**
 * Amazon's static sandbox: a request that gives the parameters of one of Amazon's examples is
 * answered with its answer; the example that names the most parameters wins. Operations without
 * examples are left to the rest of the emulator.
 */
export class Replay {
  private readonly byOperation = new Map<string, Example[]>()
  private next: Example | null = null

  constructor(readonly examples: readonly Example[]) {
    for (const example of examples) {
      const key = keyOf(example)
      this.byOperation.set(key, [...(this.byOperation.get(key) ?? []), example])
    }
    for (const list of this.byOperation.values()) {
      // Stable: of two that name as many, the first of the model.
      list.sort((a, b) => namedBy(b) - namedBy(a))
    }
  }

  /**
   * The next call that matches the example is answered by it, though another one would win; some
   * examples cannot be told apart by their parameters. Throws InputError for an unknown id.
   */
  choose(id: string): Example {
    const example = this.examples.find((candidate) => candidate.id === id)
    if (!example) {
      throw new InputError(`example "${id}" is unknown: GET /emulator/replay lists them`)
    }
    this.next = example
    return example
  }

  /** Who answers a request, or null when Amazon gives no examples of its operation. */
  find(contract: ContractLike, request: Request): (Found & { handle: Handler }) | null {
    const match = contract.match(request.method, request.path)
    const examples = match && this.byOperation.get(keyOf(match))
    if (!match || !examples) {
      return null
    }
    const given = givenBy(request, decoded(match.parameters))
    return {
      ...{ api: match.api, operation: match.operation, path: [], replayed: true },
      handle: () => this.answer(examples, (example) => matches(example, given)),
    }
  }

  private answer(examples: readonly Example[], isMeant: (example: Example) => boolean): Answer {
    const chosen = this.next && examples.includes(this.next) ? this.next : null
    const example = chosen && isMeant(chosen) ? chosen : examples.find(isMeant)
    if (!example) {
      // The words of Amazon's sandbox.
      throw invalidInput("Could not match input arguments")
    }
    if (example === chosen) {
      this.next = null
    }
    return {
      status: example.status,
      ...(example.response !== undefined && { body: example.response as object }),
      headers: { [EXAMPLE_HEADER]: example.id },
    }
  }
}

function keyOf({ api, operation }: { api: string; operation: string }): string {
  return `${api} ${operation}`
}

function namedBy(example: Example): number {
  return Object.keys(example.parameters).length
}

/** A malformed percent sequence matches no example. */
function decoded(parameters: Record<string, string>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      try {
        return [name, decodeURIComponent(value)]
      } catch (error) {
        if (error instanceof URIError) {
          return [name, value]
        }
        throw error
      }
    })
  )
}
