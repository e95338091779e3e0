import type { Operation } from "./types.js"

interface Route {
  pattern: RegExp
  names: string[]
  literals: number
  operation: Operation
}

export interface Routed {
  operation: Operation
  /** Path parameters as they stand in the URL, still percent-encoded. */
  path: Record<string, string>
}

/** Finds the operation of a method and path; paths with more fixed segments win. */
export class Router {
  private readonly byMethod = new Map<string, Route[]>()

  constructor(operations: readonly Operation[]) {
    for (const operation of operations) {
      const routes = this.byMethod.get(operation.method) ?? []
      routes.push(routeOf(operation))
      this.byMethod.set(operation.method, routes)
    }
    for (const routes of this.byMethod.values()) {
      routes.sort((a, b) => b.literals - a.literals)
    }
  }

  find(method: string, pathname: string): Routed | null {
    for (const route of this.byMethod.get(method.toUpperCase()) ?? []) {
      const match = route.pattern.exec(pathname)
      if (match !== null) {
        const path = Object.fromEntries(
          route.names.map((name, index) => [name, match[index + 1] ?? ""])
        )
        return { operation: route.operation, path }
      }
    }
    return null
  }

  /** Methods that are answered at a path; empty when nothing is. */
  methodsAt(pathname: string): string[] {
    return [...this.byMethod.keys()].filter((method) => this.find(method, pathname) !== null)
  }
}

function routeOf(operation: Operation): Route {
  const names: string[] = []
  const segments = operation.path.split("/")
  const source = segments
    .map((segment) =>
      segment
        .split(/(\{[^}]+\})/)
        .map((part) => {
          if (part.startsWith("{")) {
            names.push(part.slice(1, -1))
            return "([^/]+)"
          }
          return part.replace(/[.*+?^$()|[\]\\]/g, "\\$&")
        })
        .join("")
    )
    .join("/")
  const literals = segments.filter((segment) => !segment.includes("{")).length
  return { pattern: new RegExp(`^${source}$`), names, literals, operation }
}
