import { defineConfig, loadEnv } from "@medusajs/framework/utils"

loadEnv(process.env.NODE_ENV || "development", process.cwd())

const redisUrl = process.env.REDIS_URL

module.exports = defineConfig({
  projectConfig: {
    databaseUrl: process.env.DATABASE_URL,
    redisUrl,
    workerMode: process.env.MEDUSA_WORKER_MODE as "shared" | "worker" | "server",
    // The test's browser comes by http, and Medusa's cookie for production is for https only.
    cookieOptions: { secure: false, sameSite: "lax" },
    http: {
      storeCors: process.env.STORE_CORS!,
      adminCors: process.env.ADMIN_CORS!,
      authCors: process.env.AUTH_CORS!,
      jwtSecret: process.env.JWT_SECRET,
      cookieSecret: process.env.COOKIE_SECRET,
    },
  },
  admin: {
    disable: process.env.DISABLE_MEDUSA_ADMIN === "true",
  },
  plugins: [
    {
      resolve: "medusa-plugin-amazon",
      options: {
        application: {
          applicationId: process.env.AMAZON_APPLICATION_ID,
          clientId: process.env.AMAZON_CLIENT_ID,
          clientSecret: process.env.AMAZON_CLIENT_SECRET,
        },
        encryptionKeys: process.env.AMAZON_ENCRYPTION_KEY,
        backendUrl: process.env.MEDUSA_BACKEND_URL,
        installationId: process.env.AMAZON_INSTALLATION_ID,
        endpoint: process.env.AMAZON_ENDPOINT,
        rateScale: process.env.AMAZON_RATE_SCALE,
      },
    },
  ],
  modules: [
    { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
    { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
    {
      resolve: "@medusajs/medusa/locking",
      options: {
        providers: [
          {
            resolve: "@medusajs/medusa/locking-redis",
            id: "locking-redis",
            is_default: true,
            options: { redisUrl },
          },
        ],
      },
    },
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
  ],
})
