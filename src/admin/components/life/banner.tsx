import { clx, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

const COLOURS = {
  purple: "bg-ui-tag-purple-bg border-ui-tag-purple-border text-ui-tag-purple-text",
  red: "bg-ui-tag-red-bg border-ui-tag-red-border text-ui-tag-red-text",
  blue: "bg-ui-tag-blue-bg border-ui-tag-blue-border text-ui-tag-blue-text",
  grey: "bg-ui-tag-neutral-bg border-ui-tag-neutral-border text-ui-tag-neutral-text",
} as const

interface BannerProps {
  colour: keyof typeof COLOURS
  icon: ReactNode
  title: string
  text: ReactNode
  /** At most one primary button. */
  actions?: ReactNode
}

/** Above a page: what holds for all of it, and the way out. */
export const Banner = ({ colour, icon, title, text, actions }: BannerProps) => (
  <section
    aria-label={title}
    className={clx(
      "flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-lg border px-6 py-4",
      COLOURS[colour]
    )}
  >
    <div className="flex min-w-0 flex-1 basis-72 items-start gap-x-2">
      <span aria-hidden className="mt-0.5 shrink-0">
        {icon}
      </span>
      <div className="min-w-0" role="status">
        <Text size="small" weight="plus">
          {title}
        </Text>
        <Text as="div" size="small" className="text-pretty">
          {text}
        </Text>
      </div>
    </div>
    {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
  </section>
)
