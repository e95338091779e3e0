import type { AmazonRight } from "../../types"

/** Policy of a route: `policies: requires("configure")`. Checked by Medusa when RBAC is on. */
export const requires = (right: AmazonRight): { resource: string; operation: string } => ({
  resource: "amazon",
  operation: right,
})
