import type { Knex } from "@medusajs/framework/mikro-orm/knex"
import type { MedusaContainer } from "@medusajs/framework/types"
import { ContainerRegistrationKeys } from "@medusajs/framework/utils"
import { AMAZON_MODULE } from "../../modules/amazon"
import { retryConflicts } from "../../modules/amazon/lib/knex"
import type AmazonModuleService from "../../modules/amazon/service"
import { AmazonAbsences } from "../../modules/amazon/services/absences"
import { AmazonClosings } from "../../modules/amazon/services/closings"
import { AmazonDataflows } from "../../modules/amazon/services/dataflows"
import { AmazonEvents } from "../../modules/amazon/services/events"
import { AmazonInstallation } from "../../modules/amazon/services/installation"
import { AmazonProblems } from "../../modules/amazon/services/problems"
import { AmazonRequeue } from "../../modules/amazon/services/requeue"
import { AmazonStock } from "../../modules/amazon/services/stock"

/** Topics of the module whose statements belong to one transaction. */
export interface TransactionTopics {
  trx: Knex.Transaction
  absences: AmazonAbsences
  closings: AmazonClosings
  dataflows: AmazonDataflows
  events: AmazonEvents
  installation: AmazonInstallation
  problems: AmazonProblems
  requeue: AmazonRequeue
  stock: AmazonStock
}

/** All of `work` happens or nothing of it; repeated after a deadlock. No call to Amazon in it. */
export const inOneTransaction = <T>(
  container: MedusaContainer,
  work: (topics: TransactionTopics) => Promise<T>
): Promise<T> => {
  const { db, options } = container.resolve<AmazonModuleService>(AMAZON_MODULE)
  const logger = container.resolve(ContainerRegistrationKeys.LOGGER)
  return retryConflicts(() =>
    db.knex.transaction((trx) => {
      const cradle = { __pg_connection__: trx, logger }
      return work({
        trx,
        absences: new AmazonAbsences(cradle),
        closings: new AmazonClosings(cradle),
        dataflows: new AmazonDataflows(cradle),
        events: new AmazonEvents(cradle),
        installation: new AmazonInstallation(cradle, options),
        problems: new AmazonProblems(cradle),
        requeue: new AmazonRequeue(cradle),
        stock: new AmazonStock(cradle),
      })
    })
  )
}
