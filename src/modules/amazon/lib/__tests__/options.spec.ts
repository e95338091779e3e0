import { missingOptions, parseOptions } from "../options"

const application = {
  applicationId: "amzn1.sp.solution.invented",
  clientId: "amzn1.application-oa2-client.invented",
  clientSecret: "amzn1.oa2-cs.v1.invented",
}

describe("parseOptions", () => {
  it("takes unset environment variables as not given", () => {
    const options = parseOptions({
      application: { applicationId: undefined, clientId: "", clientSecret: "" },
      encryptionKeys: "",
      endpoint: undefined,
    })
    expect(options).toEqual({})
    expect(missingOptions(options)).toEqual(["application", "encryptionKeys"])
  })

  it("lets a shop start that has no options at all", () => {
    expect(missingOptions(parseOptions(undefined))).toEqual(["application", "encryptionKeys"])
  })

  it("misses nothing when all is there, and reads numbers from text", () => {
    const options = parseOptions({
      application,
      encryptionKeys: "an invented key of length",
      endpoint: "http://127.0.0.1:9400",
      rateScale: "50",
    })
    expect(missingOptions(options)).toEqual([])
    expect(options.rateScale).toBe(50)
  })

  it.each([
    [{ application: { ...application, clientSecret: "" } }, "application.clientSecret"],
    [{ endpoint: "not a url" }, "endpoint"],
    [{ endpoint: "http://127.0.0.1:9400", rateScale: "-1" }, "rateScale"],
    [{ backendUrl: "shop" }, "backendUrl"],
  ])("names the option that is wrong: %j", (given, name) => {
    expect(() => parseOptions(given)).toThrow(
      new RegExp(`option "${name.replace(".", "\\.")}" is not valid: .+medusa-config`)
    )
  })

  it("refuses other limits than Amazon's towards Amazon itself", () => {
    expect(() => parseOptions({ rateScale: 10 })).toThrow(/"rateScale" is only for an emulator/)
  })
})
