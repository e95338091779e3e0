import fc from "fast-check"

/** The pieces of `whole` between cuts, each cut at any place. */
export function cutAt<T extends { length: number; slice(from: number, to?: number): T }>(
  whole: T,
  cuts: number[]
): T[] {
  const places = [...new Set(cuts.map((cut) => cut % (whole.length + 1)))].sort((a, b) => a - b)
  return [0, ...places].map((from, index) => whole.slice(from, places[index]))
}

export const anyCuts = fc.array(fc.nat(), { maxLength: 20 })

export async function* streamOf<T>(pieces: Iterable<T>): AsyncGenerator<T> {
  yield* pieces
}

export async function collect<T>(pieces: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = []
  for await (const piece of pieces) {
    all.push(piece)
  }
  return all
}
