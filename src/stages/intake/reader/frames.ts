/** What the process that reads can say: each frame is one byte of kind, four of length, and so many bytes. */
const KINDS = ['header', 'rows', 'broken', 'end', 'refused'] as const;
export type FrameKind = (typeof KINDS)[number];

/** A frame, or for rows a part of one, for they are passed on as they come. */
export type Frame = Readonly<{ kind: FrameKind; bytes: Buffer; isLast: boolean }>;

const HEAD_BYTES = 5;
const STREAMED: ReadonlySet<FrameKind> = new Set(['rows', 'broken']);
/** A header has a few hundred names; whoever says more is out of their mind. */
const MOST_KEPT = 1_048_576;

/** The head of a frame of so many bytes. */
export function frameHead(kind: FrameKind, bytes: number): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head[0] = KINDS.indexOf(kind);
  head.writeUInt32LE(bytes, 1);
  return head;
}

/** Cuts what is heard into frames; ends at once with an error where it makes no sense. */
export async function* framesIn(heard: AsyncIterable<Buffer>): AsyncGenerator<Frame> {
  let kept: Buffer = Buffer.alloc(0);
  let frame: { kind: FrameKind; left: number } | undefined;
  for await (const chunk of heard) {
    let rest = kept.length === 0 ? chunk : Buffer.concat([kept, chunk]);
    for (;;) {
      if (!frame) {
        if (rest.length < HEAD_BYTES) break;
        frame = headOf(rest);
        rest = rest.subarray(HEAD_BYTES);
      }
      if (rest.length < frame.left && !STREAMED.has(frame.kind)) break;
      const bytes = rest.subarray(0, frame.left);
      rest = rest.subarray(bytes.length);
      frame.left -= bytes.length;
      yield { kind: frame.kind, bytes, isLast: frame.left === 0 };
      if (frame.left > 0) break;
      frame = undefined;
    }
    kept = rest;
  }
}

function headOf(bytes: Buffer): { kind: FrameKind; left: number } {
  const kind = KINDS[bytes[0] ?? KINDS.length];
  const left = bytes.readUInt32LE(1);
  if (!kind || (left > MOST_KEPT && !STREAMED.has(kind))) throw new TypeError('no frame begins here');
  return { kind, left };
}
