/** One at a time: nobody may use the server while it is being killed. */
export function createTurns() {
  let last: Promise<unknown> = Promise.resolve()
  return <T>(work: () => Promise<T>): Promise<T> => {
    const turn = last.then(work)
    last = turn.catch(() => undefined)
    return turn
  }
}

export type Turns = ReturnType<typeof createTurns>
