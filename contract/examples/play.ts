import type { Example } from "../../emulator/src/replay/examples"
import { AmazonApiError } from "../../src/sp-api"
import { arrivalOf, expectedArrival, textsOf, type LoggedCall } from "./arrival"
import { difference } from "./difference"
import type { Given, OperationCase, Parties } from "./operation-case"
import { compareOutcome, isRefusal, outcomeOf, type Outcome } from "./outcome"

/** The local Amazon in replay mode. */
export interface Stage extends Parties {
  /** Lets this example answer the next call that matches it. */
  choose(example: Example): Promise<void>
  /** The calls of the Selling Partner API since the last time it was asked. */
  newCalls(): Promise<LoggedCall[]>
}

export interface Played {
  example: Example
  /** The client's own checks found the arguments wrong; sent without them to hear the answer. */
  refused: boolean
  /** What was not as in the example, one sentence each. */
  misses: string[]
}

/** Plays one example through the client and compares what arrived and what came out of it. */
export async function playExample(
  stage: Stage,
  example: Example,
  one: OperationCase
): Promise<Played> {
  const given = { ...needed(one, example), ...example.parameters }
  await stage.choose(example)
  await stage.newCalls()
  let outcome = await outcomeOf(() => one.play(stage, given))
  const refused = isRefusal(outcome)
  if (refused) {
    const tooEarly = await stage.newCalls()
    if (example.status < 300 || tooEarly.length > 0) {
      return { example, refused, misses: [`the client refuses it: ${textOf(outcome)}`] }
    }
    outcome = await outcomeOf(() => sendUnchecked(stage, one, given))
  }
  const calls = await stage.newCalls()
  return {
    example,
    refused,
    misses: [
      ...compareCalls(calls, example, given, outcome),
      ...compareOutcome(outcome, example, one.within),
    ],
  }
}

/** Of what an operation requires, the part that the example leaves open. */
function needed({ fill = {} }: OperationCase, { parameters }: Example): Given {
  return Object.fromEntries(Object.entries(fill).filter(([name]) => !(name in parameters)))
}

/** Through token, limits, transport and errors, but past the checks of arguments. */
function sendUnchecked({ client }: Parties, { operation }: OperationCase, given: Given) {
  const { body, ...parameters } = given
  const texts = Object.entries(textsOf(parameters))
  const inPath = (name: string) => operation.path.includes(`{${name}}`)
  return client.call({
    operation,
    pathParameters: Object.fromEntries(texts.filter(([name]) => inPath(name))),
    query: Object.fromEntries(texts.filter(([name]) => !inPath(name))),
    body,
    read: null,
  })
}

/** Exactly one request must have arrived, with the example's parameters and nothing else. */
function compareCalls(
  calls: LoggedCall[],
  example: Example,
  given: Given,
  outcome: Outcome
): string[] {
  if (calls.length !== 1) {
    return [`${calls.length} requests arrived instead of one${textOf(outcome)}`]
  }
  const [call] = calls
  const { method, path } = example
  const found = difference(arrivalOf(call, path), expectedArrival(method, given))
  const error = "error" in outcome && outcome.error instanceof AmazonApiError ? outcome.error : null
  return [
    ...(call.status === example.status
      ? []
      : [`the answer was ${call.status}, not ${example.status}`]),
    ...(found === null ? [] : [`the request differs from the example: ${found}`]),
    ...(error && error.requestId !== call.requestId ? ["the error lacks Amazon's request id"] : []),
  ]
}

function textOf(outcome: Outcome): string {
  return "error" in outcome ? ` (${String(outcome.error)})` : ""
}
