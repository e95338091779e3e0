import fc from "fast-check"
import type { AmazonOrder } from "../amazon-order"
import { maskBuyer } from "../mask-buyer"
import { splitPersonalData } from "../personal-data"
import { joinPersonalData } from "./support/join-personal-data"
import { anItem, anOrder, imported } from "./support/orders"

const MARK = "§personal§"

/** Every personal field filled with the mark, each present or not. */
const personalOrders: fc.Arbitrary<AmazonOrder> = fc.infiniteStream(fc.boolean()).map((coin) => {
  const maybe = <T extends object>(value: T): Partial<T> =>
    Object.fromEntries(Object.entries(value).filter(() => coin.next().value)) as Partial<T>
  const address = maybe({
    name: `${MARK} name`,
    companyName: `${MARK} company`,
    addressLine1: `${MARK} 1`,
    addressLine2: `${MARK} 2`,
    addressLine3: `${MARK} 3`,
    city: `${MARK} city`,
    districtOrCounty: `${MARK} district`,
    stateOrRegion: `${MARK} state`,
    municipality: `${MARK} municipality`,
    postalCode: `${MARK} post code`,
    phone: `${MARK} phone`,
    extendedFields: { streetName: `${MARK} street`, complement: `${MARK} floor` },
    addressType: `${MARK} type`,
  })
  const item = anItem({
    parts: { ITEM: "11.90", TAX: "1.90" },
    more: {
      product: {
        sellerSku: "TULP-1",
        ...maybe({ customization: { customizedUrl: `https://example.test/${MARK}` } }),
      },
      fulfillment: {
        quantityUnfulfilled: 1,
        packing: {
          giftOption: { giftWrapLevel: "STANDARD", ...maybe({ giftMessage: `${MARK} gift` }) },
        },
      },
      ...maybe({ somethingNew: { note: `${MARK} new` } }),
    },
  })
  return anOrder("11.90", [item], {
    ...maybe({
      buyer: {
        buyerName: `${MARK} buyer`,
        buyerEmail: `${MARK}@example.test`,
        buyerCompanyName: `${MARK} co`,
        buyerPurchaseOrderNumber: `${MARK} PO`,
      },
      recipient: {
        deliveryAddress: { countryCode: "DE", ...address },
        ...maybe({ deliveryPreference: { addressInstruction: `${MARK} bell` } }),
      },
      tax: {
        taxRegistrations: [
          {
            entityType: "BUYER",
            legalName: `${MARK} legal`,
            taxRegistrationType: "VAT",
            taxRegistrationNumber: `${MARK} number`,
            taxRegistrationAddress: address,
          },
        ],
        taxInvoicing: { buyerInvoicePreference: "BUSINESS" },
      },
      payment: {
        paymentExecutions: [
          {
            paymentMethod: "CreditCard",
            paymentAmount: { amount: "11.90", currencyCode: "EUR" },
            ...maybe({ authorizationCode: `${MARK} code`, cardBrand: `${MARK} card` }),
          },
        ],
      },
      somethingElseNew: `${MARK} unknown`,
    }),
  })
})

describe("splitPersonalData", () => {
  it("leaves no personal field in the facts, nor in what becomes metadata", () => {
    fc.assert(
      fc.property(personalOrders, (order) => {
        const { facts } = splitPersonalData(order)
        expect(JSON.stringify(facts)).not.toContain(MARK)
        const projection = imported(order)
        const { shipping_address, billing_address, email, ...rest } = projection.order
        expect(JSON.stringify([rest, projection.money, projection.notes])).not.toContain(MARK)
      })
    )
  })

  it("loses nothing: the halves make the order again", () => {
    fc.assert(
      fc.property(personalOrders, (order) => {
        const before = structuredClone(order)
        const { facts, personal } = splitPersonalData(order)
        expect(order).toEqual(before)
        expect(joinPersonalData(facts, JSON.parse(JSON.stringify(personal)))).toEqual(before)
      })
    )
  })

  it("keeps the recipient's country and nothing else in the facts", () => {
    const order = anOrder("1.00", [], {
      recipient: { deliveryAddress: { countryCode: "NL", city: "Delft", postalCode: "2611" } },
    })
    const { facts, personal } = splitPersonalData(order)
    expect(facts.recipient).toEqual({ deliveryAddress: { countryCode: "NL" } })
    expect(personal?.recipient?.deliveryAddress?.city).toBe("Delft")
  })

  it("has no personal data where Amazon gave none", () => {
    const order = anOrder("1.00", [], {
      buyer: {},
      recipient: { deliveryAddress: { countryCode: "NL" } },
    })
    expect(splitPersonalData(order).personal).toBeNull()
  })
})

describe("maskBuyer", () => {
  const masked = (name: string | undefined, city?: string, countryCode = "DE") =>
    maskBuyer({ recipient: { deliveryAddress: { name, city, countryCode } } })

  it("shows initials, town and country", () => {
    expect(masked("Marie von Vogel", "Köln")).toBe("M. V. · Köln, DE")
    expect(masked("山田 太郎", "東京都", "jp")).toBe("山. 太. · 東京都, JP")
    expect(masked("Cher", "Nice", "FR")).toBe("C. · Nice, FR")
    expect(masked(undefined, "Nice", "FR")).toBe("Nice, FR")
  })

  it("uses the buyer where the recipient has no name", () => {
    expect(maskBuyer({ buyer: { buyerName: "Ada Byron" } })).toBe("A. B.")
  })

  it("shows nothing where there is nothing to tell orders apart by", () => {
    expect(maskBuyer(null)).toBeNull()
    expect(masked(undefined)).toBeNull()
  })
})
