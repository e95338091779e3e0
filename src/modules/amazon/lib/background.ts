/** Commands of Medusa's CLI that start the application and are no process of the shop. */
const COMMANDS = /^(exec|user|db:.*|plugin:.*)$/

/** Whether this process works in the background; `AMAZON_JOBS=off` keeps it out of that. */
export const worksInBackground = (): boolean => process.env.AMAZON_JOBS !== "off"

/** Whether this process is a command that ends by itself: a script, a migration, a new user. */
export const isCommand = (): boolean => COMMANDS.test(process.argv[2] ?? "")
