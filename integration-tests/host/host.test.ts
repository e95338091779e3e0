import assert from "node:assert/strict"
import fs from "node:fs"
import path from "node:path"
import { after, before } from "node:test"
import type { Browser } from "playwright-core"
import { connectDemoStores } from "../../demo/lib/connect"
import { adminClient, httpClient, type Client } from "../../demo/lib/http"
import { root } from "../../demo/lib/paths"
import { waitFor } from "../../demo/lib/wait"
import type { AmazonTruth } from "../../demo/smoke/amazon"
import { medusaOrders } from "../../demo/smoke/medusa-orders"
import { inboxOrders, missingOrders } from "../../demo/smoke/orders"
import type { AmazonHomeResponse } from "../../src/types/http"
import { launchBrowser } from "../ui/browser"
import { asToldBefore, readFacts, type Facts } from "./helpers/facts"
import { login, startHost, type Host } from "./helpers/host"
import {
  installedMigrations,
  mapsWithAbsolutePaths,
  migrationsIn,
} from "./helpers/installed-package"
import { createPhases } from "./helpers/phases"
import { startMedusa, type MedusaProcess } from "./helpers/processes"
import { seePages } from "./helpers/pages"
import { say } from "./helpers/say"
import { deliver, quietProduct } from "./helpers/stock"
import { packPlugin, type Tarball } from "./helpers/tarball"
import { jobRuns, runsTooMany } from "./helpers/ticks"
import { checkTypes } from "./helpers/types-of-package"

/** Units kept back from Amazon: a setting that the upgrade must keep. */
const THRESHOLD = 2
const COUNTRY = "DE"
/** Doubled ones would be seven ticks', five too many. */
const ENOUGH_RUNS = 14

/** Two copies of one of these in a shop break its admin. */
const shared = [
  ...["react", "react-dom", "react-router-dom", "react-i18next", "i18next", "react-hook-form"],
  ...["@medusajs/ui", "@medusajs/icons", "@medusajs/dashboard", "@medusajs/js-sdk"],
  ...["@medusajs/framework", "@medusajs/medusa", "@tanstack/react-query"],
]

let host: Host
let installingPrevious: Promise<string>
let tarball: Tarball
let factsBefore: Facts
let admin: Client
let server: MedusaProcess
let workers: MedusaProcess[] = []
let browser: Browser | undefined

const { phase, table } = createPhases(() => host.workspace.keepLogs())

before(async () => {
  host = await startHost()
  // The longest part begins at once; the plugin is built meanwhile.
  installingPrevious = host.shop.install("install-previous", host.previous)
  installingPrevious.catch(() => undefined)
})

after(async () => {
  await browser?.close()
  await host?.workspace.close()
  say(table())
})

const importable = async (): Promise<AmazonTruth[]> =>
  (await host.amazon.orders()).filter((order) => order.importable && order.countryCode === COUNTRY)

/**
 * Waits until every importable order of the store is an order in Medusa and its import is over, with
 * payment and reservations; asks for it meanwhile.
 */
const allImported = async () => {
  const probe = async () => {
    const wanted = await importable()
    const missing = missingOrders(wanted, await medusaOrders(host.databaseUrl))
    if (missing.length === 0) {
      const ids = new Set(wanted.map(({ orderId }) => orderId))
      const inbox = (await inboxOrders(admin)).filter((order) => ids.has(order.amazon_order_id))
      return inbox.every(({ state }) => state === "imported") ? true : null
    }
    const { stores } = await admin.get<AmazonHomeResponse>("/admin/amazon")
    await admin.post(`/admin/amazon/stores/${stores[0].id}/flows/order-import/run`)
    return null
  }
  await waitFor(probe, 240, () => "orders of Amazon are missing in Medusa", 1_000)
}

const linesWith = (text: string, pattern: RegExp): string[] =>
  text.split("\n").filter((line) => pattern.test(line))

phase("the package holds what a shop needs, and nothing else", async () => {
  tarball = await packPlugin(host.workspace)
  say(
    `Tarball: ${Math.round(tarball.size / 1024)} kB, unpacked ${Math.round(tarball.unpackedSize / 1024)} kB, ` +
      `${tarball.files.length} files`
  )
  const source = ".medusa/server/src/"
  for (const name of ["admin/index.mjs", "admin/index.js", "types/index.d.ts", "jobs/", "links/"]) {
    assert.ok(
      tarball.files.some((file) => file.startsWith(source + name)),
      name
    )
  }
  const strange = tarball.files.filter(
    (file) => !file.startsWith(source) && !/^(package\.json|[A-Z]+(\.md)?)$/.test(file)
  )
  assert.deepEqual(strange, [])
  const tools =
    /__tests__|__fixtures__|\.(spec|test)\.|\.map$|emulator|demo|\.env|migration-scripts/
  assert.deepEqual(
    tarball.files.filter((file) => tools.test(file)),
    []
  )
  assert.ok(tarball.size < 1_500_000, `the tarball has ${tarball.size} bytes`)
})

phase("a plain shop installs the version before", async () => {
  await installingPrevious
  await Promise.all([
    host.shop.medusa("migrate-previous", ["db:migrate", "--execute-safe-links"]),
    host.shop.medusa("build-previous", ["build"], { DISABLE_MEDUSA_ADMIN: "true" }),
  ])
  await host.shop.seed(host.emulatorUrl)
})

phase("it sells with the version before", async () => {
  const { workspace, shop, port, url } = host
  const medusa = await startMedusa(workspace, shop, "previous", "shared", {
    PORT: port,
    DISABLE_MEDUSA_ADMIN: "true",
  })
  admin = await adminClient(url, login)
  await connectDemoStores(admin, host.emulatorUrl, [COUNTRY])
  const { stores } = await admin.get<AmazonHomeResponse>("/admin/amazon")
  await admin.post(`/admin/amazon/stores/${stores[0].id}`, {
    settings: { stock: { threshold: THRESHOLD } },
  })
  await admin.post(`/admin/amazon/stores/${stores[0].id}/flows/order-import`, { interval: 75 })
  await allImported()
  factsBefore = await readFacts(admin)
  assert.ok(Object.keys(factsBefore.orders).length > 0)
  await medusa.stop()
})

phase("the present version is installed over it, migrates and builds", async () => {
  const { shop } = host
  const said = await shop.install("install", tarball.file)
  assert.deepEqual(linesWith(said, /ERESOLVE|peer dep|conflicting/i), [])
  assert.deepEqual(
    installedMigrations(shop),
    migrationsIn(path.join(root, "src/modules/amazon/migrations"))
  )
  assert.deepEqual(mapsWithAbsolutePaths(shop), [])
  for (const name of shared) assert.equal(shop.copiesOf(name).length, 1, shop.copiesOf(name).join())
  const [migrated, built] = await Promise.all([
    shop.medusa("migrate", ["db:migrate", "--execute-safe-links"]),
    shop.medusa("build", ["build"], { NODE_ENV: "production" }),
  ])
  assert.deepEqual(linesWith(migrated, /warn|\berror\b|not loaded|medusa-plugin-amazon/i), [])
  assert.equal(linesWith(built, /(Backend|Frontend) build completed successfully/).length, 2)
  assert.deepEqual(linesWith(built, /warn|\berror\b|could not|medusa-plugin-amazon/i), [])
})

phase("a shop in TypeScript finds the package's types", async () => {
  await checkTypes(host.shop)
})

phase("server and two workers start", async () => {
  const { workspace, shop, port } = host
  const debug = { LOG_LEVEL: "debug" }
  ;[server, ...workers] = await Promise.all([
    startMedusa(workspace, shop, "server", "server", { ...debug, PORT: port }),
    startMedusa(workspace, shop, "worker-1", "worker", debug),
    startMedusa(workspace, shop, "worker-2", "worker", debug),
  ])
  const outside = await fetch(`${host.url}/admin/amazon`)
  assert.equal(outside.status, 401)
  admin = await adminClient(host.url, login)
  const { application } = await admin.get<AmazonHomeResponse>("/admin/amazon")
  assert.deepEqual(application, {
    configured: true,
    missing: [],
    redirect_uri: `${host.url}/amazon/callback`,
    emulator: true,
  })
})

phase("the upgrade has kept stores, connection, settings and orders", async () => {
  const facts = await readFacts(admin)
  // A release may bring flows of its own; those that were there are as they were.
  const flowsBefore = new Set(factsBefore.flows.map(({ id }) => id))
  const flows = facts.flows.filter(({ id }) => flowsBefore.has(id))
  const known = asToldBefore({ ...facts, flows, orders: {} }, { ...factsBefore, orders: {} })
  assert.deepEqual(known, { ...factsBefore, orders: {} })
  assert.deepEqual(facts.orders, factsBefore.orders)
})

phase("an order placed now is imported without a new consent", async () => {
  const [order] = await host.amazon.create({
    marketplaceId: COUNTRY,
    count: 1,
    status: "UNSHIPPED",
  })
  await allImported()
  const made = await medusaOrders(host.databaseUrl)
  const copies = made.filter(({ displayId }) => displayId === order.orderId)
  assert.equal(copies.length, 1)
  const { order: imported } = await admin.get<{
    order: { total: number; items: { id: string; quantity: number }[] }
  }>(`/admin/orders/${copies[0].id}?fields=total,items.id,items.quantity`)
  assert.equal(imported.total, Number(order.grandTotal))
  const query = imported.items.map(({ id }) => `line_item_id[]=${id}`).join("&")
  const { reservations } = await admin.get<{ reservations: { quantity: number }[] }>(
    `/admin/reservations?${query}&limit=100`
  )
  const sum = (rows: { quantity: number }[]) => rows.reduce((all, row) => all + row.quantity, 0)
  assert.equal(sum(reservations), sum(order.items))
  const ids = made.map(({ displayId }) => displayId)
  assert.equal(new Set(ids).size, ids.length, "an order was imported twice")
})

phase("a stock change on the server reaches Amazon through a worker", async () => {
  const product = await quietProduct(host.amazon, COUNTRY)
  const atAmazon = async () =>
    (await host.amazon.listings()).find(
      ({ sku, sellerId }) =>
        sku === product.sku && sellerId === factsBefore.stores[0].account?.selling_partner_id
    )?.quantity
  const expected = (await deliver(admin, product.shopSku, 37)) - THRESHOLD
  assert.notEqual(await atAmazon(), undefined)
  const probe = async () => ((await atAmazon()) === expected ? true : null)
  await waitFor(probe, 120, () => `Amazon does not have ${expected} of ${product.sku}`)
})

phase("the shop's admin has menu entry, pages, widgets and languages", async () => {
  browser = await launchBrowser()
  const [order] = Object.values(factsBefore.orders)
  const { shopSku } = await quietProduct(host.amazon, COUNTRY)
  const { products } = await admin.get<{ products: { id: string }[] }>(
    `/admin/products?variants[sku]=${encodeURIComponent(shopSku)}&fields=id`
  )
  await seePages(browser, host.url, { order, product: products[0].id })
})

phase("the job has run once per tick, each time in one of the workers", async () => {
  const runs = () => workers.flatMap(({ log }) => jobRuns(log))
  const enough = async () => (runs().length >= ENOUGH_RUNS ? true : null)
  await waitFor(enough, 240, () => `the workers ran the job only at ${runs().join(", ")}`)
  assert.equal(runsTooMany(runs()), 0, `the workers ran the job at ${runs().join(", ")}`)
  assert.deepEqual(jobRuns(server.log), [])
})

phase("no process has complained", async () => {
  for (const { name, log } of [server, ...workers]) {
    const said = fs.readFileSync(log, "utf8")
    // Medusa's own warnings, as of a Redis that answers late, are about the machine.
    assert.deepEqual(linesWith(said, /"level":"error"|amazon.*"level":"warn"/), [], name)
  }
  await Promise.all([server, ...workers].map((child) => child.stop()))
})

phase("a wrong option stops the start and is named", async () => {
  const start = (name: string, env: NodeJS.ProcessEnv) =>
    startMedusa(host.workspace, host.shop, name, "server", env)
  await Promise.all([
    assert.rejects(start("short-key", { AMAZON_ENCRYPTION_KEY: "shop:short" }), /encryptionKeys/),
    assert.rejects(start("scale-alone", { AMAZON_ENDPOINT: "" }), /rateScale/),
  ])
})

phase("without the plugin the shop works as before", async () => {
  const { workspace, shop, port, url } = host
  await shop.uninstall()
  await shop.medusa("build-without", ["build"], { DISABLE_MEDUSA_ADMIN: "true" })
  // Every deployment migrates: links of the plugin that is gone must not stop it.
  const migrated = await shop.medusa("migrate-without", ["db:migrate", "--execute-safe-links"])
  assert.deepEqual(linesWith(migrated, /warn|\berror\b/i), [])
  const medusa = await startMedusa(workspace, shop, "without", "shared", {
    PORT: port,
    DISABLE_MEDUSA_ADMIN: "true",
  })
  admin = await adminClient(url, login)
  const [[amazonOrderId, id]] = Object.entries(factsBefore.orders)
  const { order } = await admin.get<{ order: { custom_display_id: string; total: number } }>(
    `/admin/orders/${id}?fields=custom_display_id,total`
  )
  assert.equal(order.custom_display_id, amazonOrderId)
  const { products } = await admin.get<{ products: unknown[] }>("/admin/products?limit=5")
  assert.ok(products.length > 0)
  const gone = await httpClient(url)
    .get("/amazon/callback")
    .catch((error: Error) => error)
  assert.match(String(gone), /answered 404/)
  assert.deepEqual(linesWith(fs.readFileSync(medusa.log, "utf8"), /"level":"error"/), [])
})
