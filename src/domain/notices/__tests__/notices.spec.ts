import fc from "fast-check"
import texts from "../../../admin/i18n"
import {
  afterFailure,
  composeNotice,
  DELIVERY_PAUSES,
  noticeChannels,
  noticeKinds,
  noticeLanguages,
  pauseBefore,
  planDeliveries,
  type Delivery,
} from ".."
import { flowNames } from "../flow-names"
import { noticeTexts } from "../texts"

const named = (text: string) =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name))].sort()

describe("the words of notices", () => {
  it.each(noticeLanguages)("are complete in %s, with the parameters of English", (language) => {
    for (const kind of noticeKinds) {
      const [own, english] = [noticeTexts[language][kind], noticeTexts.en[kind]]
      expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort())
      for (const [form, text] of Object.entries(own)) {
        expect(text.trim()).not.toBe("")
        expect(text).not.toContain("!")
        expect([kind, form, named(text)]).toEqual([
          kind,
          form,
          named((english as Record<string, string>)[form]),
        ])
      }
    }
  })

  it.each(noticeLanguages)("call data flows in %s as the admin does", (language) => {
    const { unknown: _, ...flows } = texts[language].amazon.flows as Record<string, string>
    expect(flows).toMatchObject(flowNames[language])
  })

  it("say je in Dutch and Sie in German", () => {
    const all = (language: "nl" | "de") => JSON.stringify(noticeTexts[language])
    expect(all("nl")).not.toMatch(/\b(u|uw)\b/i)
    expect(all("de")).not.toMatch(/\b(du|dein|deine|dich|dir)\b/i)
  })

  it.each([
    ["en", 14, "Tulp BV: access to Amazon ends in 14 days", "14 June 2027"],
    ["nl", 1, "Tulp BV: de toegang tot Amazon eindigt binnen een dag", "14 juni 2027"],
    ["de", 7, "Tulp BV: Der Zugriff auf Amazon endet in 7 Tagen", "14. Juni 2027"],
  ] as const)("name the account first and the date in %s", (language, count, title, date) => {
    const parameters = { name: "Tulp BV", account: "Tulp BV", count, date: "2027-06-14T10:00:00Z" }
    const notice = composeNotice(language, "access_expiring", parameters)
    expect(notice.title).toBe(title)
    expect(notice.text).toContain(date)
  })

  it.each([
    ["en", "Amazon: the client secret has ended", "ended on 14 June 2027"],
    ["nl", "Amazon: het client secret is afgelopen", "op 14 juni 2027 afgelopen"],
    ["de", "Amazon: Das Client Secret ist abgelaufen", "am 14. Juni 2027 abgelaufen"],
  ] as const)("say in %s that a client secret is over", (language, title, text) => {
    const parameters = { name: "Amazon", count: 0, date: "2027-06-14T10:00:00Z" }
    const notice = composeNotice(language, "client_secret_expires", parameters)
    expect(notice.title).toBe(title)
    expect(notice.text).toContain(text)
  })

  it.each([
    [0, "No order was missed since 3 June 2027."],
    [1, "1 order since 3 June 2027 was fetched."],
    [1038, "1,038 orders since 3 June 2027 were fetched."],
  ])("tell that %s orders were caught up", (count, text) => {
    const parameters = { name: "Tulp BV", count, since: "2027-06-03T00:00:00Z" }
    expect(composeNotice("en", "access_resumed", parameters).text).toContain(text)
  })

  it("leave no braces, whatever is given", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...noticeLanguages),
        fc.constantFrom(...noticeKinds),
        fc.dictionary(
          fc.constantFrom("name", "account", "count", "date", "since", "flow", "constructor"),
          fc.oneof(fc.string(), fc.integer(), fc.constant(null))
        ),
        (language, kind, parameters) => {
          fc.pre(!Object.values(parameters).some((value) => /[{}]/.test(String(value))))
          const { title, text } = composeNotice(language, kind, parameters)
          expect(`${title}${text}`).not.toMatch(/[{}]|undefined|NaN|Invalid/)
        }
      )
    )
  })
})

describe("where a notice goes", () => {
  const wishes = { copy: false, off: {}, addresses: ["a@tulp.nl", "A@tulp.nl ", "", "b@tulp.nl"] }
  const ways = (deliveries: Delivery[]) => deliveries.map(({ channel, to }) => `${channel} ${to}`)

  it("is the bell, and each address once where the shop has a provider", () => {
    expect(ways(planDeliveries("read_only", { ...wishes, provided: noticeChannels }))).toEqual([
      "bell ",
      "email A@tulp.nl",
      "email b@tulp.nl",
    ])
    expect(ways(planDeliveries("read_only", { ...wishes, provided: ["bell"] }))).toEqual(["bell "])
    expect(planDeliveries("read_only", { ...wishes, provided: [] })).toEqual([])
  })

  it("is not where that kind is switched off", () => {
    const off = { orders_held: ["email"] } as const
    const provided = noticeChannels
    expect(ways(planDeliveries("orders_held", { ...wishes, off, provided }))).toEqual(["bell "])
    expect(planDeliveries("read_only", { ...wishes, off, provided })).toHaveLength(3)
  })

  it("is the bell only for a copy of the shop, but for its being one and the test", () => {
    for (const kind of noticeKinds) {
      const planned = planDeliveries(kind, { ...wishes, copy: true, provided: noticeChannels })
      expect(planned).toHaveLength(["read_only", "test"].includes(kind) ? 3 : 1)
    }
  })

  it("is tried a bounded number of times, with growing pauses", () => {
    let [delivery] = planDeliveries("test", { ...wishes, addresses: [], provided: ["bell"] })
    const pauses: (number | null)[] = []
    while (delivery.state === "waiting") {
      delivery = afterFailure(delivery)
      pauses.push(pauseBefore([delivery]))
    }
    expect(delivery.state).toBe("failed")
    expect(pauses).toEqual([...DELIVERY_PAUSES, null])
  })
})
