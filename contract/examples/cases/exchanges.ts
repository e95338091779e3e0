import * as feeds from "../../../src/sp-api/operations/feeds"
import * as notifications from "../../../src/sp-api/operations/notifications"
import * as reports from "../../../src/sp-api/operations/reports"
import { loose, type Cases } from "../operation-case"

export const feedsCases: Cases = {
  createFeedDocument: {
    operation: feeds.createFeedDocument,
    play: ({ client }, { body }) =>
      client.feeds.createFeedDocument(loose((body as { contentType?: string }).contentType)),
  },
  createFeed: {
    operation: feeds.createFeed,
    play: ({ client }, { body }) => client.feeds.createFeed(loose(body)),
  },
  getFeed: {
    operation: feeds.getFeed,
    play: ({ client }, { feedId }) => client.feeds.getFeed(loose(feedId)),
  },
  getFeeds: {
    operation: feeds.getFeeds,
    play: ({ client }, given) => client.feeds.getFeeds(loose(given)),
  },
  cancelFeed: {
    operation: feeds.cancelFeed,
    play: ({ client }, { feedId }) => client.feeds.cancelFeed(loose(feedId)),
  },
  getFeedDocument: {
    operation: feeds.getFeedDocument,
    play: ({ client }, { feedDocumentId }) => client.feeds.getFeedDocument(loose(feedDocumentId)),
  },
}

export const reportsCases: Cases = {
  createReport: {
    operation: reports.createReport,
    play: ({ client }, { body }) => client.reports.createReport(loose(body)),
  },
  getReport: {
    operation: reports.getReport,
    play: ({ client }, { reportId }) => client.reports.getReport(loose(reportId)),
  },
  getReports: {
    operation: reports.getReports,
    play: ({ client }, given) => client.reports.getReports(loose(given)),
  },
  cancelReport: {
    operation: reports.cancelReport,
    fill: { reportId: "ANY" },
    play: ({ client }, { reportId }) => client.reports.cancelReport(loose(reportId)),
  },
  createReportSchedule: {
    operation: reports.createReportSchedule,
    play: ({ client }, { body }) => client.reports.createReportSchedule(loose(body)),
  },
  getReportSchedule: {
    operation: reports.getReportSchedule,
    play: ({ client }, { reportScheduleId }) =>
      client.reports.getReportSchedule(loose(reportScheduleId)),
  },
  getReportSchedules: {
    operation: reports.getReportSchedules,
    play: ({ client }, { reportTypes }) => client.reports.getReportSchedules(loose(reportTypes)),
    within: ["reportSchedules"],
  },
  cancelReportSchedule: {
    operation: reports.cancelReportSchedule,
    fill: { reportScheduleId: "ANY" },
    play: ({ client }, { reportScheduleId }) =>
      client.reports.cancelReportSchedule(loose(reportScheduleId)),
  },
  getReportDocument: {
    operation: reports.getReportDocument,
    play: ({ client }, { reportDocumentId }) =>
      client.reports.getReportDocument(loose(reportDocumentId)),
  },
}

const TYPE = { notificationType: "ANY_OFFER_CHANGED" }
const SUBSCRIPTION = { ...TYPE, subscriptionId: "TEST_CASE_200_SUBSCRIPTION_ID" }
const DESTINATION = { destinationId: "TEST_CASE_200_DESTINATION_ID" }

export const notificationsCases: Cases = {
  getSubscription: {
    operation: notifications.getSubscription,
    fill: TYPE,
    play: ({ client }, { notificationType }) =>
      client.notifications.getSubscription(loose(notificationType)),
    within: ["payload"],
  },
  createSubscription: {
    operation: notifications.createSubscription,
    fill: { ...TYPE, body: { payloadVersion: "1.0", ...DESTINATION } },
    play: ({ client }, { notificationType, body }) =>
      client.notifications.createSubscription(loose(notificationType), loose(body)),
    within: ["payload"],
  },
  getSubscriptionById: {
    operation: notifications.getSubscriptionById,
    fill: SUBSCRIPTION,
    play: ({ client }, { notificationType, subscriptionId }) =>
      client.notifications.getSubscriptionById(loose(notificationType), loose(subscriptionId)),
    within: ["payload"],
  },
  deleteSubscriptionById: {
    operation: notifications.deleteSubscriptionById,
    fill: SUBSCRIPTION,
    play: ({ client }, { notificationType, subscriptionId }) =>
      client.notifications.deleteSubscriptionById(loose(notificationType), loose(subscriptionId)),
  },
  getDestinations: {
    operation: notifications.getDestinations,
    play: ({ client }) => client.notifications.getDestinations(),
    within: ["payload"],
  },
  createDestination: {
    operation: notifications.createDestination,
    fill: {
      body: {
        name: "SQSDestination",
        resourceSpecification: { sqs: { arn: "arn:aws:sqs:us-east-2:444455556666:queue1" } },
      },
    },
    play: ({ client }, { body }) => client.notifications.createDestination(loose(body)),
    within: ["payload"],
  },
  getDestination: {
    operation: notifications.getDestination,
    fill: DESTINATION,
    play: ({ client }, { destinationId }) =>
      client.notifications.getDestination(loose(destinationId)),
    within: ["payload"],
  },
  deleteDestination: {
    operation: notifications.deleteDestination,
    fill: DESTINATION,
    play: ({ client }, { destinationId }) =>
      client.notifications.deleteDestination(loose(destinationId)),
  },
}
