import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

const env = process.env
const redisUrl = env.REDIS_URL

/** In production Medusa refuses to start without secrets of its own. */
const invented = env.NODE_ENV === "production" ? undefined : "supersecret"

/** Options of the plugin; a shop that installs it passes the same object in `plugins[].options`. */
const amazonOptions = {
  application: {
    applicationId: env.AMAZON_APPLICATION_ID,
    clientId: env.AMAZON_CLIENT_ID,
    clientSecret: env.AMAZON_CLIENT_SECRET,
    // The second secret lets both be valid while Amazon's yearly rotation is under way.
    nextClientSecret: env.AMAZON_CLIENT_SECRET_NEXT,
    draft: env.AMAZON_APPLICATION_DRAFT === "true" || undefined,
  },
  encryptionKeys: env.AMAZON_ENCRYPTION_KEY,
  endpoint: env.AMAZON_ENDPOINT,
  // Only an emulator can have other limits than Amazon.
  rateScale: env.AMAZON_ENDPOINT ? env.AMAZON_RATE_SCALE : undefined,
  // Tests let a year pass by it; refused towards Amazon itself.
  clockOffsetSeconds: env.AMAZON_CLOCK_OFFSET_SECONDS,
  backendUrl: env.AMAZON_BACKEND_URL || env.MEDUSA_BACKEND_URL,
  installationId: env.AMAZON_INSTALLATION_ID,
  // For monitors (docs/monitoring.md).
  monitoringToken: env.AMAZON_MONITORING_TOKEN,
  // Without a queue Amazon is polled only. AWS keys come from the usual AWS_… variables or the role.
  notifications: env.AMAZON_NOTIFICATIONS_QUEUE_URL
    ? {
        queueUrl: env.AMAZON_NOTIFICATIONS_QUEUE_URL,
        region: env.AMAZON_NOTIFICATIONS_REGION,
        endpoint: env.AMAZON_NOTIFICATIONS_ENDPOINT,
        waitSeconds: env.AMAZON_NOTIFICATIONS_WAIT_SECONDS,
      }
    : undefined,
}

/** Reservations are exact only when all processes share their locks. */
const locking = redisUrl
  ? {
      resolve: "@medusajs/medusa/locking-redis",
      id: "locking-redis",
      is_default: true,
      options: { redisUrl },
    }
  : { resolve: "@medusajs/medusa/locking-postgres", id: "locking-postgres", is_default: true }

/** Roles and rights: besides the feature flag, their module must be named to be loaded. */
const rbacModules = env.MEDUSA_FF_RBAC === "true" ? [{ resolve: "@medusajs/medusa/rbac" }] : []

const redisModules = redisUrl
  ? [
      { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
      { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
      {
        resolve: "@medusajs/medusa/caching",
        options: {
          providers: [
            {
              resolve: "@medusajs/caching-redis",
              id: "caching-redis",
              is_default: true,
              options: { redisUrl },
            },
          ],
        },
      },
    ]
  : []

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: env.DATABASE_URL,
    redisUrl,
    // With NODE_ENV=production Medusa sends the session cookie over HTTPS only, and logging in at
    // http://localhost fails without a message.
    ...(env.COOKIE_SECURE === "false"
      ? { cookieOptions: { secure: false, sameSite: "lax" as const } }
      : {}),
    workerMode: (env.MEDUSA_WORKER_MODE as "shared" | "worker" | "server") || "shared",
    http: {
      storeCors: env.STORE_CORS || "http://localhost:8000",
      adminCors: env.ADMIN_CORS || "http://localhost:9000,http://localhost:5173",
      authCors:
        env.AUTH_CORS || "http://localhost:9000,http://localhost:5173,http://localhost:8000",
      jwtSecret: env.JWT_SECRET || invented,
      cookieSecret: env.COOKIE_SECRET || invented,
    },
  },
  admin: {
    disable: env.DISABLE_MEDUSA_ADMIN === "true",
  },
  modules: [
    // A shop that installs the plugin does not list the module: Medusa registers it by itself.
    { resolve: "./src/modules/amazon", options: amazonOptions },
    { resolve: "@medusajs/medusa/locking", options: { providers: [locking] } },
    ...rbacModules,
    ...redisModules,
  ],
})
