import { pipeline, Readable } from "node:stream"
import { createGunzip } from "node:zlib"

/**
 * Unpacks gzip, also of several members, as a stream. Throws zlib's error (`Z_DATA_ERROR`,
 * `Z_BUF_ERROR` for a cut end) and passes errors of `bytes` on; leaving early closes `bytes`.
 */
export async function* gunzipped(
  bytes: AsyncIterable<Uint8Array>
): AsyncGenerator<Buffer, void, undefined> {
  const gunzip = createGunzip({ chunkSize: 64 * 1024 })
  // The iteration below throws what the pipeline ends with.
  pipeline(Readable.from(bytes, { objectMode: true, highWaterMark: 1 }), gunzip, () => undefined)
  yield* gunzip as AsyncIterable<Buffer>
}

export function isZlibError(error: unknown): error is Error & { code: string } {
  const { code } = error as { code?: unknown }
  return typeof code === "string" && code.startsWith("Z_")
}
