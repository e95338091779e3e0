/** The viewer's IANA time zone: "today" in the figures is the viewer's day. */
export const viewerTimeZone = (): string => Intl.DateTimeFormat().resolvedOptions().timeZone
