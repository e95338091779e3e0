import fs from "node:fs"
import net from "node:net"
import path from "node:path"
import { startChild } from "../../../demo/lib/children"
import { freePort } from "../../../demo/lib/ports"
import { waitFor } from "../../../demo/lib/wait"
import { findRedis } from "./find-redis"
import type { Workspace } from "./workspace"

/** Starts a Redis on loopback that keeps nothing, as a process of its own. @returns its URL */
export async function startRedis(workspace: Workspace): Promise<{ url: string; source: string }> {
  const { command, env, source } = findRedis()
  const port = await freePort()
  const directory = path.join(workspace.directory, "redis")
  fs.mkdirSync(directory)
  const settings = {
    port: String(port),
    bind: "127.0.0.1",
    dir: directory,
    save: "",
    appendonly: "no",
    "maxmemory-policy": "noeviction",
  }
  const redis = startChild({
    name: "redis",
    command,
    args: Object.entries(settings).flatMap(([name, value]) => [`--${name}`, value]),
    env,
    logDir: workspace.logDir,
  })
  workspace.onStop(() => redis.stop())
  const probe = async () => {
    if (redis.ended()) await redis.done
    return (await answers(port)) || null
  }
  await waitFor(probe, 30, () => `Redis does not answer; see ${redis.log}`, 50)
  return { url: `redis://127.0.0.1:${port}`, source }
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: "127.0.0.1" }, () => socket.write("PING\r\n"))
    socket.setTimeout(1_000, () => socket.destroy())
    socket.once("data", (data) => {
      socket.destroy()
      resolve(data.toString().startsWith("+PONG"))
    })
    // Not listening yet is an answer here.
    socket.once("error", () => resolve(false))
    socket.once("close", () => resolve(false))
  })
}
