import * as applications from "../../../src/sp-api/operations/applications"
import * as finances from "../../../src/sp-api/operations/finances"
import * as orders from "../../../src/sp-api/operations/orders"
import * as ordersV0 from "../../../src/sp-api/operations/orders-v0"
import * as sellers from "../../../src/sp-api/operations/sellers"
import * as tokens from "../../../src/sp-api/operations/tokens"
import { loose, type Cases } from "../operation-case"

export const sellersCases: Cases = {
  getMarketplaceParticipations: {
    operation: sellers.getMarketplaceParticipations,
    play: ({ client }) => client.sellers.getMarketplaceParticipations(),
    within: ["payload"],
  },
  getAccount: {
    operation: sellers.getAccount,
    play: ({ client }) => client.sellers.getAccount(),
    within: ["payload"],
  },
}

/** Not in the npm package: only played with a folder of Amazon's own files. */
export const ordersCases: Cases = {
  searchOrders: {
    operation: orders.searchOrders,
    play: ({ client }, given) => client.orders.searchOrders(loose(given)),
  },
  getOrder: {
    operation: orders.getOrder,
    play: ({ client }, { orderId, includedData }) =>
      client.orders.getOrder(loose(orderId), loose(includedData)),
    within: ["order"],
  },
}

const ORDER = { orderId: "902-1845936-5435065" }

export const ordersV0Cases: Cases = {
  confirmShipment: {
    operation: ordersV0.confirmShipment,
    play: ({ client }, { orderId, body }) =>
      client.orders.confirmShipment(loose(orderId), loose(body)),
  },
  updateShipmentStatus: {
    operation: ordersV0.updateShipmentStatus,
    fill: { ...ORDER, body: { marketplaceId: "ATVPDKIKX0DER", shipmentStatus: "PickedUp" } },
    play: ({ client }, { orderId, body }) =>
      client.orders.updateShipmentStatus(loose(orderId), loose(body)),
  },
  getOrderRegulatedInfo: {
    operation: ordersV0.getOrderRegulatedInfo,
    play: ({ client }, { orderId }) => client.orders.getOrderRegulatedInfo(loose(orderId)),
    within: ["payload"],
  },
  updateVerificationStatus: {
    operation: ordersV0.updateVerificationStatus,
    play: ({ client }, { orderId, body }) =>
      client.orders.updateVerificationStatus(loose(orderId), loose(body)),
  },
}

export const financesCases: Cases = {
  listTransactions: {
    operation: finances.listTransactions,
    play: ({ client }, given) => client.finances.listTransactions(loose(given)),
    within: ["payload"],
  },
}

export const tokensCases: Cases = {
  createRestrictedDataToken: {
    operation: tokens.createRestrictedDataToken,
    play: ({ client }, { body }) => client.tokens.createRestrictedDataToken(loose(body)),
  },
}

export const applicationsCases: Cases = {
  rotateApplicationClientSecret: {
    operation: applications.rotateApplicationClientSecret,
    play: ({ sp }) => sp.application("eu").rotateApplicationClientSecret(),
  },
}
