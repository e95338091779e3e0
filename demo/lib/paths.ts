import path from "node:path"

/** The checkout. */
export const root = path.resolve(__dirname, "../..")
/** Built servers, one folder per state of the sources; shared by the demo, smoke and browser runs. */
export const buildsDir = path.join(root, ".cache", "builds")
