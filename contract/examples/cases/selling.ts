import * as catalog from "../../../src/sp-api/operations/catalog"
import * as fees from "../../../src/sp-api/operations/fees"
import * as listings from "../../../src/sp-api/operations/listings"
import * as pricing from "../../../src/sp-api/operations/pricing"
import * as productTypes from "../../../src/sp-api/operations/product-types"
import * as restrictions from "../../../src/sp-api/operations/restrictions"
import { loose, type Cases, type Given } from "../operation-case"

const US = "ATVPDKIKX0DER"
const LISTING = { sellerId: "A2EXAMPLESELLER", sku: "SKU-1", marketplaceIds: [US] }

export const listingsCases: Cases = {
  getListingsItem: {
    operation: listings.getListingsItem,
    fill: LISTING,
    play: ({ client }, given) => client.listings.getListingsItem(loose(given)),
  },
  putListingsItem: {
    operation: listings.putListingsItem,
    fill: { ...LISTING, body: { productType: "PRODUCT", attributes: {} } },
    play: ({ client }, given) => client.listings.putListingsItem(loose(given)),
  },
  patchListingsItem: {
    operation: listings.patchListingsItem,
    fill: {
      ...LISTING,
      body: {
        productType: "PRODUCT",
        patches: [{ op: "replace", path: "/attributes/item_name", value: [{ value: "Mug" }] }],
      },
    },
    play: ({ client }, given) => client.listings.patchListingsItem(loose(given)),
  },
  deleteListingsItem: {
    operation: listings.deleteListingsItem,
    fill: LISTING,
    play: ({ client }, given) => client.listings.deleteListingsItem(loose(given)),
  },
  searchListingsItems: {
    operation: listings.searchListingsItems,
    fill: { sellerId: LISTING.sellerId },
    play: ({ client }, given) => client.listings.searchListingsItems(loose(given)),
  },
}

export const restrictionsCases: Cases = {
  getListingsRestrictions: {
    operation: restrictions.getListingsRestrictions,
    fill: { asin: "B00EXAMPLE", sellerId: LISTING.sellerId, marketplaceIds: [US] },
    play: ({ client }, given) => client.restrictions.getListingsRestrictions(loose(given)),
  },
}

export const productTypesCases: Cases = {
  searchDefinitionsProductTypes: {
    operation: productTypes.searchDefinitionsProductTypes,
    fill: { marketplaceIds: [US] },
    play: ({ client }, given) => client.productTypes.searchDefinitionsProductTypes(loose(given)),
  },
  getDefinitionsProductType: {
    operation: productTypes.getDefinitionsProductType,
    fill: { productType: "LUGGAGE", marketplaceIds: [US] },
    play: ({ client }, given) => client.productTypes.getDefinitionsProductType(loose(given)),
  },
}

export const catalogCases: Cases = {
  searchCatalogItems: {
    operation: catalog.searchCatalogItems,
    play: ({ client }, given) => client.catalog.searchCatalogItems(loose(given)),
  },
  getCatalogItem: {
    operation: catalog.getCatalogItem,
    play: ({ client }, given) => client.catalog.getCatalogItem(loose(given)),
  },
}

export const pricingCases: Cases = {
  getCompetitiveSummary: {
    operation: pricing.getCompetitiveSummary,
    play: ({ client }, given) => client.pricing.getCompetitiveSummary(loose(singleCalls(given))),
    within: ["responses"],
  },
  getFeaturedOfferExpectedPriceBatch: {
    operation: pricing.getFeaturedOfferExpectedPriceBatch,
    play: ({ client }, given) =>
      client.pricing.getFeaturedOfferExpectedPriceBatch(loose(singleCalls(given))),
    within: ["responses"],
  },
}

/** Without method and address, which the client itself must add. */
function singleCalls({ body }: Given): object[] {
  const { requests } = body as { requests: Record<string, unknown>[] }
  return requests.map(({ method: _method, uri: _uri, ...request }) => request)
}

export const feesCases: Cases = {
  getMyFeesEstimateForSKU: {
    operation: fees.getMyFeesEstimateForSKU,
    fill: { SellerSKU: "SKU-1" },
    play: ({ client }, { SellerSKU, body }) =>
      client.fees.getMyFeesEstimateForSKU(loose(SellerSKU), loose(feesRequest(body))),
    within: ["payload", "FeesEstimateResult"],
  },
  getMyFeesEstimateForASIN: {
    operation: fees.getMyFeesEstimateForASIN,
    fill: { Asin: "B00EXAMPLE" },
    play: ({ client }, { Asin, body }) =>
      client.fees.getMyFeesEstimateForASIN(loose(Asin), loose(feesRequest(body))),
    within: ["payload", "FeesEstimateResult"],
  },
  getMyFeesEstimates: {
    operation: fees.getMyFeesEstimates,
    play: ({ client }, { body }) => client.fees.getMyFeesEstimates(loose(body)),
  },
}

function feesRequest(body: unknown): unknown {
  return (body as { FeesEstimateRequest?: unknown }).FeesEstimateRequest
}
