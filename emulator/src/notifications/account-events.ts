/** Payloads of the notifications about feeds, reports, accounts and the application, by their type. */
export interface AccountEventPayloads {
  FEED_PROCESSING_FINISHED: {
    feedProcessingFinishedNotification: {
      sellerId: string
      accountId: string
      feedId: string
      feedType: string
      processingStatus: "CANCELLED" | "DONE" | "FATAL"
      resultFeedDocumentId?: string
    }
  }
  REPORT_PROCESSING_FINISHED: {
    reportProcessingFinishedNotification: {
      sellerId: string
      accountId: string
      reportId: string
      reportType: string
      processingStatus: "CANCELLED" | "DONE" | "FATAL"
      reportDocumentId?: string
    }
  }
  ACCOUNT_STATUS_CHANGED: {
    accountStatusChangeNotification: {
      previousAccountStatus: AccountStatus
      currentAccountStatus: AccountStatus
    }
  }
}

/** The account's id in notifications about feeds and reports. */
export function accountIdOf(sellerId: string): string {
  return `amzn1.merchant.o.${sellerId}`
}

export const ACCOUNT_STATUSES = ["NORMAL", "AT_RISK", "DEACTIVATED"] as const
export type AccountStatus = (typeof ACCOUNT_STATUSES)[number]
