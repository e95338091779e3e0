import { composeAddress, splitName } from "../addresses"
import type { AmazonAddress } from "../amazon-order"

const compose = (deliveryAddress: AmazonAddress) =>
  composeAddress({ recipient: { deliveryAddress } }, "DE")

describe("splitName", () => {
  it.each([
    ["Ada Byron", { first_name: "Ada", last_name: "Byron" }],
    ["  Ada   King  Byron ", { first_name: "Ada King", last_name: "Byron" }],
    ["Maria van der Berg", { first_name: "Maria", last_name: "van der Berg" }],
    ["von Vogel", { first_name: "von", last_name: "Vogel" }],
    ["山田 太郎", { first_name: "太郎", last_name: "山田" }],
    ["山田　太郎", { first_name: "太郎", last_name: "山田" }],
    ["Taro Yamada", { first_name: "Taro", last_name: "Yamada" }],
    ["Cher", { first_name: "Cher" }],
    ["", {}],
    [undefined, {}],
  ])("%s", (name, expected) => {
    expect(splitName(name)).toEqual(expected)
  })
})

describe("composeAddress", () => {
  it("joins the further lines and keeps the company", () => {
    expect(
      compose({
        name: "Ada Byron",
        companyName: "Engines Ltd",
        addressLine1: "",
        addressLine2: "1 Main Street",
        addressLine3: "Back door",
        city: "London",
        stateOrRegion: "Greater London",
        postalCode: "N1 1AA",
        countryCode: "GB",
        phone: "+44 0000",
      })
    ).toEqual({
      first_name: "Ada",
      last_name: "Byron",
      company: "Engines Ltd",
      address_1: "1 Main Street",
      address_2: "Back door",
      city: "London",
      province: "Greater London",
      postal_code: "N1 1AA",
      country_code: "gb",
      phone: "+44 0000",
    })
  })

  it("makes a street of Brazil's extended fields, once", () => {
    const extendedFields = {
      streetName: "Rua A",
      streetNumber: "7",
      complement: "Apto 3",
      neighborhood: "Centro",
    }
    expect(compose({ extendedFields, municipality: "Recife", countryCode: "BR" })).toEqual({
      address_1: "Rua A, 7",
      address_2: "Apto 3, Centro",
      city: "Recife",
      country_code: "br",
    })
    const written = compose({ extendedFields, addressLine1: "Rua A, 7, Apto 3", countryCode: "BR" })
    expect(written).toMatchObject({ address_1: "Rua A, 7, Apto 3", address_2: "Centro" })
  })

  it("does not say a district twice when it stands for the town", () => {
    expect(compose({ districtOrCounty: "Kreis A" })).toEqual({
      city: "Kreis A",
      country_code: "de",
    })
  })

  it("is the country alone without a recipient", () => {
    expect(composeAddress(null, "JP")).toEqual({ country_code: "jp" })
  })
})
