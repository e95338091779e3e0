/** What became of a call, as something that a person can act on. */
export { explainAmazonError } from "./explain-amazon-error"
export { ROLES, rolesFor } from "./roles"
