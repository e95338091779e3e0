import { definePolicies } from "@medusajs/framework/utils"

/** Rights of the admin's users towards Amazon; roles grant them in Settings › Roles (feature `rbac`). */
export const amazonPolicies = definePolicies([
  {
    name: "ViewAmazon",
    resource: "amazon",
    operation: "view",
    description: "See Amazon stores, orders, listings, problems and logs; buyers are masked",
  },
  {
    name: "OperateAmazon",
    resource: "amazon",
    operation: "operate",
    description: "Run data flows, repair orders, link products, pause and resume stores",
  },
  {
    name: "ConfigureAmazon",
    resource: "amazon",
    operation: "configure",
    description: "Add, connect, change and delete Amazon stores; application keys and settings",
  },
  {
    name: "SeeAmazonPersonalData",
    resource: "amazon",
    operation: "see_personal_data",
    description: "See names and addresses of Amazon buyers; every look is recorded",
  },
])
