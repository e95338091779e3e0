/** One metric as Prometheus reads it: a gauge, with one number per set of labels. */
export interface Metric {
  name: string
  help: string
  samples: { labels?: Record<string, string>; value: number }[]
}

/**
 * Prometheus text format 0.0.4 (prometheus.io/docs/instrumenting/exposition_formats). A metric without
 * samples is told by its help and type, so that its name is known. Own writer: all numbers come from
 * the database, so that every process answers the same; a registry of counters in memory would not.
 */
export const metricsText = (metrics: Metric[]): string =>
  metrics.map((metric) => linesOf(metric).join("")).join("")

const linesOf = ({ name, help, samples }: Metric): string[] => [
  `# HELP ${name} ${escapeHelp(help)}\n`,
  `# TYPE ${name} gauge\n`,
  ...samples.map(({ labels = {}, value }) => `${name}${labelsText(labels)} ${numberText(value)}\n`),
]

const labelsText = (labels: Record<string, string>): string => {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(value)}"`)
  return pairs.length ? `{${pairs.join(",")}}` : ""
}

const escapeHelp = (text: string): string => text.replace(/\\/g, "\\\\").replace(/\n/g, "\\n")

const escapeLabel = (text: string): string => escapeHelp(text).replace(/"/g, '\\"')

const numberText = (value: number): string =>
  value === Infinity ? "+Inf" : value === -Infinity ? "-Inf" : String(value)
