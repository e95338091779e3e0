import { AmazonApiError } from "../errors"
import type { Operation } from "./operation"

export interface Paging<Page> {
  operation: Operation
  /** Where to begin; none: at the first page. */
  from?: string
  /** Reads the page of a token. */
  read: (token: string | undefined) => Promise<Page>
  /** What leads to the next page; Amazon leaves it out, or empty, at the last one. */
  tokenOf: (page: Page) => string | null | undefined
}

/**
 * Page after page, each read when it is asked for; a page may be empty and still not be the last.
 * An error (a token that expired, an abort, a limit) is thrown where it happens: the pages before
 * it have been handed out and stay good. To go on, begin `from` the token of the last page.
 */
export async function* pages<Page>(paging: Paging<Page>): AsyncGenerator<Page, void, undefined> {
  let token = paging.from
  for (;;) {
    const page = await paging.read(token)
    const next = paging.tokenOf(page) || undefined
    yield page
    if (next === undefined) {
      return
    }
    if (next === token) {
      // Happens at Amazon; asking again would give the same page for ever.
      throw new AmazonApiError({
        operation: paging.operation.name,
        kind: "unexpected_answer",
        message: "a page names itself as the next one",
        retryable: paging.operation.repeatable,
      })
    }
    token = next
  }
}
