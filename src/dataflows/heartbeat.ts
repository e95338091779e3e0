export { IN_MEMORY_LOCKING, lockingProviderOf } from "../modules/amazon/lib/heartbeat"
