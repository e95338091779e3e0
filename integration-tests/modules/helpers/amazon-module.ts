import { moduleIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../../src/modules/amazon"
import { rows } from "../../../src/modules/amazon/lib/knex"
import type AmazonModuleService from "../../../src/modules/amazon/service"
import { migrateOnce } from "./migrate-once"

jest.setTimeout(60_000)

export const ENCRYPTION_KEYS = "an invented key for tests only"

const OPTIONS = {
  application: {
    applicationId: "amzn1.sp.solution.emulator",
    clientId: "amzn1.application-oa2-client.emulator",
    clientSecret: "amzn1.oa2-cs.v1.emulator",
  },
  encryptionKeys: ENCRYPTION_KEYS,
}

/** The module alone on its own migration, not on a schema made from the models. */
export const describeAmazonModule = (
  name: string,
  suite: (amazon: AmazonModuleService) => void,
  moduleOptions: object = OPTIONS
): void => {
  moduleIntegrationTestRunner<AmazonModuleService>({
    moduleName: AMAZON_MODULE,
    resolve: `${process.cwd()}/src/modules/amazon`,
    pathToMigrations: `${process.cwd()}/src/modules/amazon/migrations`,
    moduleOptions: { ...moduleOptions },
    testSuite: ({ service, MikroOrmWrapper }) =>
      describe(name, () => {
        migrateOnce(MikroOrmWrapper)
        suite(service)
      }),
  })
}

/** Rows by SQL, for what no service tells. */
export const sql = <T = Record<string, unknown>>(
  amazon: AmazonModuleService,
  statement: string,
  bindings: unknown[] = []
): Promise<T[]> => rows<T>(amazon.db.knex, statement, bindings)
