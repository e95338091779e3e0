import net, { type AddressInfo, type Server } from "node:net"
import { once } from "node:events"
import { AmazonSpApiTransport } from "../transport/amazon-sp-api-transport"
import type { Timeouts } from "../transport/timeouts"
import { TransportError } from ".."

const PATIENT: Timeouts = { connectMs: 20_000, responseMs: 20_000, idleMs: 20_000 }
const HEAD = "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 11\r\n\r\n"

describe("time-outs of a request's phases", () => {
  let server: Server
  const sockets = new Set<net.Socket>()
  const listen = async (onData: (socket: net.Socket) => void) => {
    server = net.createServer((socket) => {
      sockets.add(socket)
      // A client that gives up resets the connection; that is what is tested.
      socket.on("error", () => socket.destroy())
      socket.once("data", () => onData(socket))
    })
    server.listen(0, "127.0.0.1")
    await once(server, "listening")
    return `127.0.0.1:${(server.address() as AddressInfo).port}`
  }
  afterEach(async () => {
    const closed = new Promise((resolve) => server.close(resolve))
    sockets.forEach((socket) => socket.destroy())
    await closed
  })

  const send = (endpoint: string, timeouts: Partial<Timeouts>) =>
    new AmazonSpApiTransport("test", new URL(endpoint), { ...PATIENT, ...timeouts }).send({
      region: "eu",
      api: "orders",
      version: "2026-01-01",
      operation: "getOrder",
      method: "GET",
      path: "/orders/2026-01-01/orders/1",
      pathParameters: { orderId: "1" },
      query: {},
      headers: {},
      accessToken: "Atza|t",
      signal: new AbortController().signal,
    })
  const failure = (work: Promise<unknown>) =>
    work.then(
      () => Promise.reject(new Error("answered")),
      (error: unknown) => error as TransportError
    )

  it("gives up a connection whose handshake does not end", async () => {
    // Takes the first bytes of TLS and says nothing.
    const host = await listen(() => undefined)
    const error = await failure(send(`https://${host}`, { connectMs: 50 }))
    expect(error).toBeInstanceOf(TransportError)
    expect(error).toMatchObject({ code: "ETIMEDOUT", status: null })
    expect(error.message).toContain("no connection within 50 ms")
  })

  it("gives up an answer that does not begin", async () => {
    const host = await listen(() => undefined)
    const error = await failure(send(`http://${host}`, { responseMs: 50 }))
    expect(error).toMatchObject({ code: "ETIMEDOUT", status: null })
    expect(error.message).toContain("no answer within 50 ms")
  })

  it("gives up an answer that stops in its middle", async () => {
    const host = await listen((socket) => socket.write(`${HEAD}{"a"`))
    const error = await failure(send(`http://${host}`, { idleMs: 50 }))
    expect(error).toMatchObject({ code: "ETIMEDOUT", status: 200 })
  })

  it("waits for an answer that comes slowly but comes", async () => {
    const host = await listen((socket) => {
      const pieces = [HEAD, '{"a"', ":1", "234", "}", " "]
      const next = () => {
        const piece = pieces.shift()
        if (piece) socket.write(piece, () => setTimeout(next, 20))
      }
      next()
    })
    const { body } = await send(`http://${host}`, { idleMs: 5_000 })
    expect(JSON.parse(body.toString())).toEqual({ a: 1234 })
  })
})
