/** What monitors are told: numbers of the database as metrics, and a verdict. */
export type { FlowFigure, MonitoringFacts, MonitoringFigures } from "./facts"
export { judgeHealth, type HealthCheck } from "./judge-health"
export { metricsOf } from "./metrics-of"
export { metricsText, type Metric } from "./metrics-text"
