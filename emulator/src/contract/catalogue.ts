import { loadMergedModels } from "./openapi.js"
import { withNewer } from "./newer.js"
import { loadOrdersDocument, ordersOperations } from "./orders.js"
import { loadSwaggerModels } from "./swagger.js"
import type { Operation } from "./types.js"

export interface Catalogue {
  operations: readonly Operation[]
  source: string
}

const loaded = new Map<string, Promise<Catalogue>>()

/**
 * All operations of the contract, read once per process and source: the npm packages, or Amazon's
 * own Swagger files when a folder is given. Compiles nothing.
 */
export function loadCatalogue(modelsDir?: string): Promise<Catalogue> {
  const key = modelsDir ?? ""
  let catalogue = loaded.get(key)
  if (catalogue === undefined) {
    catalogue = modelsDir === undefined ? fromPackages() : fromFolder(modelsDir)
    // A failed load is not remembered: the folder or package may be mended meanwhile.
    catalogue.catch(() => loaded.delete(key))
    loaded.set(key, catalogue)
  }
  return catalogue
}

async function fromPackages(): Promise<Catalogue> {
  const [merged, orders] = await Promise.all([loadMergedModels(), loadOrdersDocument()])
  const { package: name, version } = orders.generatedFrom
  return {
    operations: [...ordersOperations(orders), ...withNewer(merged)],
    source: `@selling-partner-api/models and ${name} ${version}`,
  }
}

async function fromFolder(folder: string): Promise<Catalogue> {
  return { operations: await loadSwaggerModels(folder), source: `Swagger files of ${folder}` }
}
