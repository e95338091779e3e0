import { Copy } from "@medusajs/ui"

/** An id or address that is copied rather than read; it wraps where it must. */
export const CopyText = ({ text }: { text: string }) => (
  <span className="flex min-w-0 items-start gap-x-1">
    <span className="min-w-0 break-all font-mono">{text}</span>
    <span className="flex h-5 shrink-0 items-center">
      <Copy content={text} className="text-ui-fg-muted" />
    </span>
  </span>
)
