/**
 * Before anything is loaded: secrets that occur nowhere else, and every error that is made kept until
 * the end of its test.
 */
Object.assign(process.env, JSON.parse(process.env.SECRETS_ENVIRONMENT ?? "{}"))

const made = []
Object.defineProperty(globalThis, Symbol.for("amazon.secrets.watched"), { value: { made } })

globalThis.Error = new Proxy(Error, {
  construct(target, args, newTarget) {
    const error = Reflect.construct(target, args, newTarget)
    made.push(error)
    return error
  },
  apply(target, self, args) {
    const error = Reflect.apply(target, self, args)
    made.push(error)
    return error
  },
})
