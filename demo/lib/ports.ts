import { randomInt } from "node:crypto"
import net from "node:net"

/** A port is free when nothing listens on it at either loopback address. */
async function isFree(port: number): Promise<boolean> {
  for (const host of ["127.0.0.1", "::1"]) {
    const listening = await new Promise<boolean>((resolve) => {
      const socket = net.connect({ port, host })
      socket.once("connect", () => resolve(true))
      socket.once("error", () => resolve(false))
      socket.once("close", () => socket.destroy())
    })
    if (listening) return false
  }
  return true
}

/** Below those that systems give to whoever asks for any: it is still free when it is used later. */
const OURS = { from: 20_000, to: 30_000 }
const DRAWS = 20

/** The wanted port, or another one when it is taken (or none is wanted). */
export async function freePort(wanted?: number): Promise<number> {
  if (wanted && (await isFree(wanted))) return wanted
  for (let draw = 0; draw < DRAWS; draw++) {
    const port = randomInt(OURS.from, OURS.to)
    if (await isFree(port)) return port
  }
  return new Promise((resolve, reject) => {
    const server = net.createServer()
    server.once("error", reject)
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address() as net.AddressInfo
      server.close(() => resolve(port))
    })
  })
}
