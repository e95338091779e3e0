import { clx } from "@medusajs/ui"

import { useWords } from "../hooks/use-words"

interface StateTabsProps {
  label: string
  tabs: { id: string; label: string; count: number | undefined }[]
  active: string
  onChange: (id: string) => void
}

/** Tabs that filter a list, each with its count; one with none stays, dimmed. */
export const StateTabs = ({ label, tabs, active, onChange }: StateTabsProps) => {
  const { number } = useWords()
  return (
    <nav aria-label={label} className="flex gap-x-1 overflow-x-auto px-6 py-3">
      {tabs.map((tab) => {
        const selected = tab.id === active
        return (
          <button
            key={tab.id}
            type="button"
            aria-current={selected ? "page" : undefined}
            onClick={() => onChange(tab.id)}
            className={clx(
              "txt-compact-small-plus flex items-center gap-x-1.5 whitespace-nowrap rounded-full px-2.5 py-1 outline-none transition-colors",
              "focus-visible:shadow-borders-focus",
              selected
                ? "bg-ui-bg-base shadow-elevation-card-rest text-ui-fg-base"
                : "hover:bg-ui-bg-base-hover text-ui-fg-subtle",
              { "text-ui-fg-muted": !selected && tab.count === 0 }
            )}
          >
            {tab.label}
            {tab.count !== undefined && (
              <span className="text-ui-fg-subtle tabular-nums">{number(tab.count)}</span>
            )}
          </button>
        )
      })}
    </nav>
  )
}
