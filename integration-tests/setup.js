const { MetadataStorage } = require("@medusajs/framework/mikro-orm/core")

// Models of an earlier suite in the same process would otherwise be discovered again.
MetadataStorage.clear()
