/** The path the dashboard is served below, e.g. `/app`; defined by the host's build. */
declare const __BASE__: string
