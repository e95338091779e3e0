import { AmazonApiError } from "../errors"
import type { Operation } from "./operation"

type QueryValue = string | number | boolean | Date | readonly string[] | undefined

/** A wrong argument, found before anything is sent. */
export function invalidInput(operation: string, message: string): AmazonApiError {
  return new AmazonApiError({ operation, kind: "invalid_input", message })
}

/** Query values as text; undefined and empty lists are left out, lists are joined with commas. */
export function toQuery(
  operation: Operation,
  values: Record<string, QueryValue>
): Record<string, string> {
  const query: Record<string, string> = {}
  for (const [name, value] of Object.entries(values)) {
    if (value === undefined || (Array.isArray(value) && value.length === 0)) {
      continue
    }
    query[name] = toText(operation.name, name, value as Exclude<QueryValue, undefined>)
  }
  return query
}

function toText(operation: string, name: string, value: Exclude<QueryValue, undefined>): string {
  if (value instanceof Date) {
    if (Number.isNaN(value.getTime())) {
      throw invalidInput(operation, `${name} is not a valid date`)
    }
    return value.toISOString()
  }
  if (typeof value !== "object") {
    return String(value)
  }
  const withComma = value.find((element) => element.includes(","))
  if (withComma !== undefined) {
    throw invalidInput(
      operation,
      `${name} holds "${withComma}", and Amazon separates the values of a list by commas; ` +
        "ask for it alone (a SKU: with getListingsItem)"
    )
  }
  return value.join(",")
}

/** Throws when a list has no or more than `max` elements. */
export function checkListLength(
  operation: string,
  name: string,
  list: readonly unknown[] | undefined,
  max: number
): void {
  // Undefined in spite of the types: callers without TypeScript are told so, too.
  const length = list?.length ?? 0
  if (length === 0 || length > max) {
    throw invalidInput(operation, `${name} has ${length} values; Amazon takes 1 to ${max}`)
  }
}

/** Throws when one of two parameters is given that mean something only together. */
export function checkTogether<T extends object>(
  operation: string,
  values: T,
  one: keyof T & string,
  other: keyof T & string
): void {
  if ((values[one] === undefined) !== (values[other] === undefined)) {
    throw invalidInput(operation, `${one} and ${other} go together; give both or none`)
  }
}

/** Throws when two parameters are given that exclude each other. */
export function checkNotBoth<T extends object>(
  operation: string,
  values: T,
  one: keyof T & string,
  other: keyof T & string
): void {
  if (values[one] !== undefined && values[other] !== undefined) {
    throw invalidInput(operation, `${one} cannot be combined with ${other}; give one of them`)
  }
}

/** Throws for a page size that is not a whole number of 1 to `max`. */
export function checkPageSize(operation: string, pageSize: number | undefined, max: number): void {
  if (pageSize !== undefined && !(Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= max)) {
    throw invalidInput(operation, `pageSize is ${pageSize}; Amazon takes 1 to ${max}`)
  }
}

/** The path with every parameter encoded once. Throws for values that cannot stand in a path. */
export function toPath(operation: Operation, parameters: Record<string, string>): string {
  return operation.path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = parameters[name]
    // URL parsers drop the segments "." and "..", encoded or not: another resource would answer.
    if (!value || value === "." || value === "..") {
      throw invalidInput(operation.name, `${name} "${value ?? ""}" cannot be sent in a path`)
    }
    return encodeURIComponent(value).replace(
      /[!'()*]/g,
      (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`
    )
  })
}
