import { useEffect, useReducer } from "react"

/**
 * The present instant, read at every drawing and at least every `milliseconds`, so that relative times
 * stay true and what has just happened does not lie ahead.
 */
export const useNow = (milliseconds = 15_000): number => {
  const [, drawAgain] = useReducer((count: number) => count + 1, 0)
  useEffect(() => {
    const timer = setInterval(drawAgain, milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds])
  return Date.now()
}
