import { useWords } from "../hooks/use-words"

type Key =
  "menu.amazon" | "menu.orders" | "menu.listings" | "menu.problems" | "menu.log" | "guide.title"

/** A breadcrumb in the viewer's language, also after it was changed. */
export const Breadcrumb = ({ name }: { name: Key }) => {
  const { t } = useWords()
  return <span>{t(name)}</span>
}
