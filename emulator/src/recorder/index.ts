export { formatReport, nameOf } from "./format.js"
export { FAULT_HEADER } from "../faults/faults.js"
export { startRecorder, type Recorder, type RecorderOptions } from "./recorder.js"
export type { OperationCalls, RecordedViolation, RecorderReport } from "./report.js"
