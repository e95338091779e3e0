import { useMemo } from "react"

import { useWords } from "./use-words"

/** A country's name in the viewer's language; the code itself when unknown. */
export const useCountryName = () => {
  const { locale } = useWords()
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: "region", fallback: "code" })
    return (code: string) => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code)
  }, [locale])
}
