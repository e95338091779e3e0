import { useMemo } from "react"

import { useWords } from "./use-words"

/** A language's name in the viewer's language, of a locale as Amazon writes it (`de_DE`). */
export const useLanguageName = () => {
  const { locale } = useWords()
  return useMemo(() => {
    const names = new Intl.DisplayNames([locale], { type: "language", fallback: "code" })
    return (amazonLocale: string) => {
      const [language] = amazonLocale.split("_")
      return /^[a-z]{2,3}$/.test(language) ? (names.of(language) ?? language) : language
    }
  }, [locale])
}
