/** Made anew for every pass over it; each pass gives the same bytes. Text is sent as UTF-8. */
export type DocumentContent = string | Uint8Array | (() => AsyncIterable<string | Uint8Array>)

/** Contents up to this size are kept instead of being made a second time. */
const KEPT_BYTES = 1024 * 1024

export interface MeasuredContent {
  length: number
  open(): AsyncIterable<Uint8Array>
}

/**
 * S3 takes a presigned upload only with its length, which a stream does not tell: the content is
 * made once to be measured (up to a megabyte of it is kept) and once per attempt, never held.
 */
export async function measured(
  content: DocumentContent,
  signal?: AbortSignal
): Promise<MeasuredContent> {
  if (typeof content !== "function") {
    const bytes = toBytes(content)
    return { length: bytes.length, open: () => piecesOf([bytes]) }
  }
  let kept: Uint8Array[] | null = []
  let length = 0
  for await (const piece of content()) {
    signal?.throwIfAborted()
    const bytes = toBytes(piece)
    length += bytes.length
    if (length > KEPT_BYTES) {
      kept = null
    }
    kept?.push(bytes)
  }
  const pieces = kept
  return { length, open: () => (pieces ? piecesOf(pieces) : bytesOf(content())) }
}

async function* bytesOf(pieces: AsyncIterable<string | Uint8Array>): AsyncGenerator<Uint8Array> {
  for await (const piece of pieces) {
    yield toBytes(piece)
  }
}

async function* piecesOf(pieces: Uint8Array[]): AsyncGenerator<Uint8Array> {
  yield* pieces
}

function toBytes(piece: string | Uint8Array): Uint8Array {
  return typeof piece === "string" ? Buffer.from(piece, "utf8") : piece
}
