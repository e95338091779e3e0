import fc from "fast-check"
import { describeBuyer } from "../describe-buyer"
import type { PersonalData } from "../types"

describe("describeBuyer", () => {
  it("should tell name, address, e-mail and phone as Amazon wrote them", () => {
    expect(
      describeBuyer({
        buyer: { buyerName: "Mareike Vogt", buyerEmail: "abc@marketplace.amazon.de" },
        recipient: {
          deliveryAddress: {
            name: "Empfang Vogt",
            companyName: "Vogt & Söhne",
            addressLine1: "Tulpenweg 7",
            addressLine2: "Hinterhaus",
            city: "Köln",
            postalCode: "50667",
            countryCode: "de",
            phone: "+49 221 000000",
          },
        },
      })
    ).toEqual({
      name: "Empfang Vogt",
      company: "Vogt & Söhne",
      address: ["Tulpenweg 7", "Hinterhaus", "50667 Köln"],
      country_code: "DE",
      email: "abc@marketplace.amazon.de",
      phone: "+49 221 000000",
    })
  })

  it("should tell the parts of a Brazilian street, and no line twice", () => {
    const deliveryAddress = {
      addressLine1: "Rua das Flores 12",
      extendedFields: {
        streetName: "Rua das Flores",
        streetNumber: "12",
        neighborhood: "Centro",
      },
      municipality: "Curitiba",
      stateOrRegion: "PR",
    }
    expect(describeBuyer({ recipient: { deliveryAddress } })?.address).toEqual([
      "Rua das Flores 12",
      "Centro",
      "Curitiba",
      "PR",
    ])
  })

  it("should tell nothing of a record without any of these", () => {
    expect(describeBuyer(null)).toBeNull()
    expect(describeBuyer({ recipient: { deliveryAddress: { countryCode: "DE" } } })).toBeNull()
    expect(describeBuyer({ buyer: { buyerName: "  " } })).toBeNull()
  })

  it("should never fail, whatever the record looks like", () => {
    fc.assert(
      fc.property(
        fc.record({ buyer: fc.anything(), recipient: fc.anything() }, { requiredKeys: [] }),
        (record) => {
          const buyer = describeBuyer(record as PersonalData)
          expect(buyer === null || Array.isArray(buyer.address)).toBe(true)
        }
      )
    )
  })
})
