import { GET as callback } from "../../amazon/callback/route"
import { GET as login } from "../../amazon/login/route"

/** What a route may ask for when Amazon's answer is not complete. */
const aRequest = (originalUrl: string) => ({
  originalUrl,
  query: {},
  scope: { resolve: () => ({ options: {} }) },
})
const anAnswer = () => {
  const answer = { setHeader: jest.fn(), status: jest.fn(), type: jest.fn(), send: jest.fn() }
  answer.status.mockReturnValue(answer)
  answer.type.mockReturnValue(answer)
  return answer
}

describe("the address that Medusa's request log prints", () => {
  it.each([
    ["/amazon/callback", callback],
    ["/amazon/login", login],
  ])("of %s is told without what Amazon sent in it", async (path, get) => {
    const request = aRequest(`${path}?state=s&spapi_oauth_code=ANcode&amazon_state=AMZ`)
    const answer = anAnswer()
    await get(request as never, answer as never)
    expect(answer.status).toHaveBeenCalledWith(400)
    expect(request.originalUrl).toBe(path)
  })
})
