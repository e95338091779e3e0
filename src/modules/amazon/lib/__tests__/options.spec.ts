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

  it("misses no application that was entered in the admin", () => {
    expect(missingOptions(parseOptions(undefined), true)).toEqual(["encryptionKeys"])
  })

  it("takes no monitoring token that could be guessed", () => {
    expect(parseOptions({ monitoringToken: "sixteen-letters!" }).monitoringToken).toBeDefined()
    expect(() => parseOptions({ monitoringToken: "fifteen-letters" })).toThrow(
      /"monitoringToken" .*at least 16 characters/
    )
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

  const queue = {
    queueUrl: "https://sqs.eu-west-1.amazonaws.com/444455556666/amazon-news",
    region: "eu-west-1",
  }

  it("takes a queue of notifications, and the keys from AWS's own chain where none are given", () => {
    const given = { ...queue, accessKeyId: "", secretAccessKey: undefined, waitSeconds: "5" }
    expect(parseOptions({ notifications: given }).notifications).toEqual({
      ...queue,
      waitSeconds: 5,
    })
    expect(parseOptions({ notifications: { queueUrl: "", region: "" } }).notifications).toBe(
      undefined
    )
  })

  it.each([
    [{ queueUrl: undefined }, /notifications.queueUrl" is not valid/],
    [{ queueUrl: `${queue.queueUrl}.fifo` }, /nothing to a FIFO queue/],
    [{ queueUrl: "http://sqs.example.com/1/q" }, /plain http is accepted on loopback only/],
    [{ endpoint: "http://sqs.example.com" }, /plain http is accepted on loopback only/],
    [{ region: "Ireland" }, /give an AWS region/],
    [{ accessKeyId: "AKIA" }, /accessKeyId and secretAccessKey go together/],
    [{ types: ["EVERYTHING"] }, /notifications.types.0" is not valid/],
    [{ eventBridge: { accountId: "1", region: "eu-west-1" } }, /12 digits/],
    [{ waitSeconds: 21 }, /notifications.waitSeconds" is not valid/],
  ])("refuses a queue with %j", (fault, message) => {
    expect(() => parseOptions({ notifications: { ...queue, ...fault } })).toThrow(message)
  })

  it("refuses other limits than Amazon's towards Amazon itself", () => {
    expect(() => parseOptions({ rateScale: 10 })).toThrow(/"rateScale" is only for an emulator/)
  })

  it.each(["", " ", "\t"])("takes an environment variable set to %j as not given", (empty) => {
    const options = parseOptions({
      ...{ endpoint: empty, rateScale: empty, clockOffsetSeconds: empty, backendUrl: empty },
      ...{ installationId: empty, notifications: { queueUrl: empty, waitSeconds: empty } },
    })
    expect(options).toEqual({})
  })

  it("lets nobody move the clock towards Amazon itself", () => {
    expect(() => parseOptions({ clockOffsetSeconds: "60" })).toThrow(
      /"clockOffsetSeconds" is only for an emulator/
    )
    const endpoint = "http://127.0.0.1:9400"
    expect(parseOptions({ endpoint, clockOffsetSeconds: "-60" }).clockOffsetSeconds).toBe(-60)
    expect(() => parseOptions({ endpoint, clockOffsetSeconds: "tomorrow" })).toThrow(
      /option "clockOffsetSeconds" is not valid/
    )
  })
})
