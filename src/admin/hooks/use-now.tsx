import { useEffect, useState } from "react"

/** The present instant, read again every `milliseconds`, so that relative times stay true. */
export const useNow = (milliseconds = 15_000): number => {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), milliseconds)
    return () => clearInterval(timer)
  }, [milliseconds])
  return now
}
