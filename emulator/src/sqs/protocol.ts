import type { Answer } from "../http/answer.js"

const JSON_TYPE = { "content-type": "application/x-amz-json-1.0" }

export function sqsAnswer(body: object): Answer {
  return { status: 200, body, headers: JSON_TYPE }
}

/** An error in AWS's JSON protocol; `query` is the code of the older protocol, told beside it. */
export class SqsError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly status = 400,
    readonly query = code
  ) {
    super(message)
  }

  toAnswer(): Answer {
    const fault = this.status < 500 ? "Sender" : "Receiver"
    return {
      status: this.status,
      body: { __type: `com.amazonaws.sqs#${this.code}`, message: this.message },
      headers: { ...JSON_TYPE, "x-amzn-query-error": `${this.query};${fault}` },
    }
  }
}

export function noSuchQueue(): SqsError {
  return new SqsError(
    "QueueDoesNotExist",
    "The specified queue does not exist.",
    400,
    "AWS.SimpleQueueService.NonExistentQueue"
  )
}

export function badHandle(): SqsError {
  return new SqsError("ReceiptHandleIsInvalid", "The input receipt handle is invalid.")
}

export function wrongValue(message: string): SqsError {
  return new SqsError("InvalidParameterValue", message)
}
