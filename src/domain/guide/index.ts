/** What a shop needs before, while and after it is connected, and how far it has come. */
export { describeGuide, isTicked, type Tick } from "./describe-guide"
