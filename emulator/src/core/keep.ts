/** Takes the oldest out of a list that grows at its end; the first `fixed` ones stay. */
export function keepLast(list: unknown[], most: number, fixed = 0): void {
  if (list.length > most) {
    list.splice(fixed, list.length - most)
  }
}
