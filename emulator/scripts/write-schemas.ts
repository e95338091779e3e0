/**
 * Puts the generated schema of Orders 2026-01-01 beside the compiled judge, so that the published
 * package needs neither the types nor the generator. Run after the build: `prepack`.
 */
import { join } from "node:path"
import { fileURLToPath } from "node:url"
import { generateOrdersDocument } from "../src/contract/orders-generate.js"
import { BUNDLED_NAME, writeDocument } from "../src/contract/orders.js"

const target = fileURLToPath(new URL(join("../dist/contract", BUNDLED_NAME), import.meta.url))
const document = await generateOrdersDocument()
await writeDocument(target, document)
const { version } = document.generatedFrom
console.log(`wrote ${BUNDLED_NAME} from ${document.generatedFrom.package} ${version}`)
