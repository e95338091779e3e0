import { chooseVariant, parseAttributeSource, readListing } from ".."

describe("chooseVariant", () => {
  const attempt = (identifier: string, found: [string, string[]][]) => ({
    identifier,
    values: ["X"],
    found: new Map(found),
  })

  it("should take the first attempt that finds exactly one variant", () => {
    expect(chooseVariant([attempt("SKU", []), attempt("EAN", [["X", ["variant_1"]]])])).toEqual({
      variant_id: "variant_1",
      linked_by: "attribute",
      identifier: "EAN",
    })
  })

  it("should not guess between several variants, nor go on to a weaker identifier", () => {
    expect(
      chooseVariant([
        attempt("SKU", [["X", ["variant_1", "variant_2"]]]),
        attempt("EAN", [["X", ["variant_3"]]]),
      ])
    ).toEqual({ variant_id: null, reason: "several", identifier: "SKU" })
  })

  it("should leave unmatched what nothing finds", () => {
    expect(chooseVariant([attempt("SKU", [])])).toEqual({
      variant_id: null,
      reason: "none",
      identifier: null,
    })
  })
})

describe("parseAttributeSource", () => {
  it("should read columns and metadata, and nothing else", () => {
    expect(parseAttributeSource("barcode")).toEqual({ kind: "column", column: "barcode" })
    expect(parseAttributeSource("product.metadata.asin.de")).toEqual({
      kind: "metadata",
      of: "product",
      key: "asin.de",
    })
    expect(parseAttributeSource("metadata.")).toBeNull()
    expect(parseAttributeSource("title")).toBeNull()
  })
})

describe("readListing", () => {
  const item = {
    sku: "MUG-S",
    summaries: [
      {
        marketplaceId: "A1PA6795UKMFR9",
        asin: "B0TEST0001",
        productType: "MUG",
        status: ["BUYABLE"],
        itemName: "Mug",
        createdDate: "2026-01-01T00:00:00Z",
        lastUpdatedDate: "2026-01-01T00:00:00Z",
      },
    ],
    attributes: {
      externally_assigned_product_identifier: [{ type: "ean", value: "4006381333931" }],
      fulfillment_availability: [
        { fulfillment_channel_code: "DEFAULT", quantity: 5, lead_time_to_ship_max_days: 3 },
      ],
    },
    fulfillmentAvailability: [{ fulfillmentChannelCode: "DEFAULT", quantity: 5 }],
  }

  it("should read identifiers, quantity and handling time", () => {
    expect(readListing(item, "A1PA6795UKMFR9")).toMatchObject({
      seller_sku: "MUG-S",
      asin: "B0TEST0001",
      identifiers: { EAN: ["4006381333931"] },
      fulfilment: "merchant",
      quantity: 5,
      lead_time_days: 3,
    })
  })

  it("should know FBA from Amazon, and say unknown when Amazon is silent", () => {
    const fba = { ...item, fulfillmentAvailability: [{ fulfillmentChannelCode: "AMAZON_EU" }] }
    expect(readListing(fba, "A1PA6795UKMFR9")).toMatchObject({
      fulfilment: "amazon",
      quantity: null,
    })
    expect(readListing({ sku: "A" }, "A1PA6795UKMFR9")).toMatchObject({
      fulfilment: "unknown",
      amazon_status: [],
    })
  })
})
