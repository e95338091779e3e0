import type { Request } from "../http/request.js"

/**
 * Whether one of the resources ("METHOD /path", where a path may have `{…}` for any part) is what
 * the request asks for.
 */
export function opens(resources: readonly string[], request: Pick<Request, "method" | "path">) {
  return resources.some((resource) => {
    const [method, path = ""] = resource.split(" ")
    return method === request.method && samePath(path, request.path)
  })
}

function samePath(pattern: string, path: string): boolean {
  const [wanted, given] = [pattern.split("/"), path.split("/")]
  return (
    wanted.length === given.length &&
    wanted.every((part, index) => /^\{[^}]+\}$/.test(part) || part === given[index])
  )
}
