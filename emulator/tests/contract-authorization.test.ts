import assert from "node:assert/strict"
import { before, describe, it } from "node:test"
import { createJudge, type Judge } from "../src/contract/index.js"

const FORM = { "content-type": "application/x-www-form-urlencoded;charset=UTF-8" }
const JSON_TYPE = { "content-type": "application/json" }
const CLIENT = { client_id: "amzn1.application-oa2-client.x", client_secret: "amzn1.oa2-cs.v1.x" }
const url = "/auth/o2/token"

let judge: Judge
before(async () => {
  judge = await createJudge()
})

function places(fields: Record<string, string>, headers: Record<string, string> = FORM) {
  const body = new URLSearchParams(fields).toString()
  return judge.request({ method: "POST", url, headers, body }).map((it) => it.where)
}

describe("Login with Amazon", () => {
  const refresh = { grant_type: "refresh_token", refresh_token: "Atzr|x", ...CLIENT }
  const code = { grant_type: "authorization_code", code: "ANx", ...CLIENT }

  it("accepts the three grants", () => {
    assert.deepEqual(places(refresh), [])
    assert.deepEqual(places(code), [])
    assert.deepEqual(places({ ...code, redirect_uri: "https://shop.example/callback" }), [])
    const scope = "sellingpartnerapi::notifications"
    assert.deepEqual(places({ grant_type: "client_credentials", scope, ...CLIENT }), [])
  })

  it("refuses other fields, grants, scopes and encodings", () => {
    assert.deepEqual(places({ ...refresh, refresh_token: "" }), ["body.refresh_token"])
    assert.deepEqual(places({ ...refresh, code: "ANx" }), ["body.code"])
    assert.deepEqual(places({ ...refresh, grant_type: "password" }), ["body.grant_type"])
    assert.deepEqual(places(refresh, JSON_TYPE), ["header.content-type"])
    const { client_secret: _secret, ...withoutSecret } = refresh
    assert.deepEqual(places(withoutSecret), ["body.client_secret"])
    const scope = "profile"
    assert.deepEqual(places({ grant_type: "client_credentials", scope, ...CLIENT }), ["body.scope"])
    const query = judge.request({ method: "POST", url: `${url}?a=1`, headers: FORM, body: "" })
    assert.equal(query[0]?.where, "query")
    const twice = `${new URLSearchParams(refresh).toString()}&client_id=other`
    const repeated = judge.request({ method: "POST", url, headers: FORM, body: twice })
    assert.deepEqual(
      repeated.map((it) => it.where),
      ["body.client_id"]
    )
  })

  it("judges answers by the grant that was asked for", () => {
    const token = { access_token: "Atza|x", token_type: "bearer", expires_in: 3600 }
    const answer = (status: number, body: unknown, asked?: Record<string, string>) =>
      judge
        .response({
          method: "POST",
          url,
          status,
          headers: JSON_TYPE,
          body,
          requestBody: asked && new URLSearchParams(asked).toString(),
        })
        .map((it) => it.where)
    assert.deepEqual(answer(200, { ...token, refresh_token: "Atzr|x" }, refresh), [])
    assert.deepEqual(answer(200, token, refresh), ["response./refresh_token"])
    assert.deepEqual(answer(200, token), [])
    assert.deepEqual(answer(200, { ...token, expires_in: "3600" }), ["response./expires_in"])
    assert.deepEqual(answer(200, { ...token, expires: 1 }), ["response./expires"])
    const refused = { error: "invalid_grant", error_description: "revoked" }
    assert.deepEqual(answer(400, refused), [])
    assert.deepEqual(answer(400, { errors: [] }), [
      "response./error",
      "response./error_description",
      "response./errors",
    ])
    assert.deepEqual(answer(302, refused), ["status"])
    assert.deepEqual(answer(200, ""), ["response"])
  })
})

describe("the consent URL", () => {
  const places = (query: string) =>
    judge
      .request({ method: "GET", url: `/apps/authorize/consent?${query}`, headers: {} })
      .map((it) => it.where)
  const base = "application_id=amzn1.sp.solution.x&state=abc"

  it("accepts what the documentation names", () => {
    assert.deepEqual(places(base), [])
    const redirect = encodeURIComponent("http://localhost:9000/amazon/callback")
    assert.deepEqual(places(`${base}&version=beta&redirect_uri=${redirect}`), [])
  })

  it("refuses missing, unknown and bad parameters", () => {
    assert.deepEqual(places("state=abc"), ["query.application_id"])
    assert.deepEqual(places("application_id=x"), ["query.state"])
    assert.deepEqual(places(`${base}&version=alpha`), ["query.version"])
    assert.deepEqual(places(`${base}&scope=all`), ["query.scope"])
    assert.deepEqual(places(`${base}&redirect_uri=${encodeURIComponent("https://a.example/#b")}`), [
      "query.redirect_uri",
    ])
    assert.deepEqual(places(`${base}&redirect_uri=callback`), ["query.redirect_uri"])
  })
})
