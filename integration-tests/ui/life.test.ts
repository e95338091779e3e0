import { testStoreLife } from "./support/store-life"

testStoreLife("de")
