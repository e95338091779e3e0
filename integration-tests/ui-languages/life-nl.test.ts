import { testStoreLife } from "../ui/support/store-life"

testStoreLife("nl")
