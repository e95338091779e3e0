import { medusaIntegrationTestRunner } from "@medusajs/test-utils"
import { AMAZON_MODULE } from "../../src/modules/amazon"
import { settled, stopInProcess } from "../../src/modules/amazon/lib/in-process"
import type AmazonModuleService from "../../src/modules/amazon/service"
import { answerOf, createAdmin, type Admin } from "./helpers/admin"
import { startLocalAmazon, type LocalAmazon } from "./helpers/local-amazon"

jest.setTimeout(120_000)

const SECRET = process.env.AMAZON_CLIENT_SECRET ?? ""
const NEW_SECRET = "amzn1.oa2-cs.v1.a-marked-second-secret"
const ENTERED = {
  application_id: "amzn1.sp.solution.emulator",
  client_id: "amzn1.application-oa2-client.emulator",
  client_secret: SECRET,
}

let local: LocalAmazon
beforeAll(async () => {
  local = await startLocalAmazon()
  process.env.AMAZON_ENDPOINT = local.url
  // Before Medusa reads its config: the deployment names no application.
  for (const name of ["APPLICATION_ID", "CLIENT_ID", "CLIENT_SECRET", "CLIENT_SECRET_NEXT"]) {
    process.env[`AMAZON_${name}`] = ""
  }
})
afterAll(() => local.stop())

medusaIntegrationTestRunner({
  inApp: true,
  testSuite: ({ api, getContainer }) => {
    let admin: Admin
    /** Everything that was answered, with its headers. */
    const answers: string[] = []

    const amazon = () => getContainer().resolve<AmazonModuleService>(AMAZON_MODULE)
    const ask = async (method: string, path = "", data?: unknown) => {
      const url = `/admin/amazon${path}`
      const {
        status,
        data: body,
        headers,
      } = await answerOf(
        api.request({ method, url, ...admin.headers, ...(data === undefined ? {} : { data }) })
      )
      answers.push(JSON.stringify([body, headers]))
      return { status, body }
    }
    const valid = (secrets: string[]) =>
      fetch(`${local.url}/emulator/client-secrets`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ secrets }),
      })

    beforeAll(async () => {
      admin = await createAdmin(getContainer(), api)
    })
    afterEach(() => stopInProcess())

    it("takes application keys, and no answer ever holds a secret again", async () => {
      const none = await ask("GET", "/application")
      expect(none.body.application).toMatchObject({
        ...{ source: null, client_id: null, secrets: [], test: null },
        login_uri: expect.stringMatching(/\/amazon\/login$/),
        redirect_uri: expect.stringMatching(/\/amazon\/callback$/),
      })
      expect((await ask("GET")).body.application.missing).toEqual(["application"])

      // Refused, in every way in which it can be: the secret is not repeated.
      const refusals = [
        { ...ENTERED, application_id: "amzn1.application-oa2-client.mixed-up" },
        { ...ENTERED, client_id: SECRET },
        { ...ENTERED, client_secret: [SECRET] },
        { ...ENTERED, client_secret: SECRET.repeat(40) },
        { ...ENTERED, client_secret: `${SECRET}\0` },
        { ...ENTERED, client_secret: `${SECRET}.mistyped` },
        { ...ENTERED, secret_since: "yesterday" },
        { ...ENTERED, [NEW_SECRET]: true },
      ]
      const codes: string[] = []
      for (const body of refusals) {
        const { status, body: refusal } = await ask("POST", "/application", body)
        expect(status).toBe(400)
        codes.push(refusal.code)
      }
      expect(codes).toEqual([
        ...["application_id_form", "client_id_form", "text_empty", "text_too_long"],
        ...["text_unstorable", "client_secret_refused", "instant_invalid", "field_unknown"],
      ])
      // What stands in another field or in a name was no secret to us.
      answers.length = 0

      const { body } = await ask("POST", "/application", ENTERED)
      expect(body.application).toMatchObject({
        ...{ source: "form", entered: true, days_left: 180 },
        secrets: [{ origin: "form", ends_with: SECRET.slice(-4), days_left: 180 }],
      })
      expect((await ask("GET")).body.application).toMatchObject({ configured: true, missing: [] })

      await valid([SECRET, NEW_SECRET])
      const rotated = await ask("POST", "/application/rotate", { client_secret: NEW_SECRET })
      expect(rotated.body.application.secrets).toEqual([
        expect.objectContaining({ origin: "form", days_left: 7 }),
        expect.objectContaining({
          origin: "rotation",
          ends_with: NEW_SECRET.slice(-4),
          days_left: 180,
        }),
      ])
      const again = await ask("POST", "/application/rotate", { client_secret: NEW_SECRET })
      expect(again.body.code).toBe("client_secret_known")
      expect((await ask("POST", "/application/rotate", {})).body.code).toBe(
        "rotation_without_queue"
      )
      const tested = await ask("POST", "/application/check")
      expect(tested.body.application.test.result.keys.verdict).toBe("works")
      const { usage } = (await ask("GET", "/application/keys")).body
      expect(usage.keys).toEqual([
        { id: usage.current, present: true, counts: { secrets: 2, buyers: 0, messages: 0 } },
      ])
      expect((await ask("POST", "/application/re-encrypt")).status).toBe(202)
      await settled()
      await ask("GET", "/problems")

      const told = answers.join("\n")
      for (const secret of [SECRET, NEW_SECRET]) {
        expect(told).not.toContain(secret)
      }
      expect(told).not.toMatch(/v1\.[\w-]+\.[\w-]{16}\./)
      const trail = await amazon().listAmazonAudits({}, { order: { at: "ASC" } })
      expect(trail.map(({ what, by }) => [what, by])).toEqual(
        ["application.entered", "application.secret_added", "secrets.re_encrypted"].map((what) => [
          what,
          admin.id,
        ])
      )

      expect((await ask("DELETE", "/application")).body.application).toMatchObject({
        ...{ source: null, entered: false, secrets: [] },
      })
      expect(await amazon().listAmazonClientSecrets({})).toEqual([])
    })
  },
})
