import { createHash, type Hash } from 'node:crypto';
import { type Artifact, type Piece, piecesOf } from '../model/artifact.ts';
import { withoutNotes } from '../model/generated.ts';
import { normalised } from '../syntax/lines.ts';

/** SHA-256 of a generated text as a build is answerable for it: without what people wrote between notes markers. */
export function digestOf(text: string): string {
  return exactDigest(withoutNotes(normalised(text)));
}

/** SHA-256 of the bytes themselves. */
export function exactDigest(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** What a build is about to write: its digests, and its pieces, once. */
export interface Fresh {
  /** As a build is answerable for it. */
  readonly answerable: string;
  /** Of its bytes. */
  readonly exact: string;
  /** Of its bytes with plain line ends. */
  readonly normal: string;
  readonly content: Iterable<Piece>;
}

/** Of artifacts that were read. One that a later compilation takes over need not be read again. */
const known = new WeakMap<Artifact, Omit<Fresh, 'content'>>();

/** Reads an artifact once for its digests. Where nobody wrote into it and all line ends are plain, they are one. */
export function freshOf(artifact: Artifact): Fresh {
  const before = known.get(artifact);
  if (before) return { ...before, content: piecesOf(artifact) };
  const { content, ...digests } = readFresh(artifact);
  known.set(artifact, digests);
  return { ...digests, content };
}

function readFresh(artifact: Artifact): Fresh {
  const hash = createHash('sha256');
  let length = 0;
  let plain = true;
  for (const piece of piecesOf(artifact)) {
    const bytes =
      typeof piece === 'string'
        ? Buffer.from(piece, 'utf8')
        : Buffer.from(piece.buffer, piece.byteOffset, piece.length);
    hash.update(bytes);
    plain &&=
      !bytes.includes('\r\n') &&
      !bytes.includes('<!-- notes:') &&
      !(length === 0 && bytes.indexOf('\ufeff') === 0);
    length += bytes.length;
  }
  const exact = hash.digest('hex');
  const content = piecesOf(artifact);
  if (plain) return { answerable: exact, exact, normal: exact, content };
  const { text } = artifact;
  return { answerable: digestOf(text), exact, normal: exactDigest(normalised(text)), content };
}

/** Passes bytes on, and tells their digest once all were taken: a file that is copied need not be read again for it. */
export class Digesting {
  readonly #hash = createHash('sha256');

  *of(pieces: Iterable<Uint8Array>): Generator<Uint8Array> {
    for (const piece of pieces) {
      this.#hash.update(piece);
      yield piece;
    }
  }

  exact(): string {
    return this.#hash.digest('hex');
  }
}

/** Digests of the bytes of a file, as they stand and with plain line ends. */
export function digestsOfFile(pieces: Iterable<Uint8Array>): {
  readonly exact: string;
  readonly normal: string;
} {
  const exact = createHash('sha256');
  // Begun where the two begin to differ, which in most files is nowhere.
  let normal: Hash | null = null;
  let first = true;
  let waiting = false;
  for (const piece of pieces) {
    const marked = first && piece[0] === 0xef && piece[1] === 0xbb && piece[2] === 0xbf;
    first = false;
    if (normal === null && (marked || piece.includes(13))) normal = exact.copy();
    exact.update(piece);
    if (normal === null) continue;
    const rest = marked ? piece.subarray(3) : piece;
    if (waiting && rest[0] !== 10) normal.update('\r');
    waiting = rest.at(-1) === 13;
    for (const part of plainParts(waiting ? rest.subarray(0, -1) : rest)) normal.update(part);
  }
  if (waiting) normal?.update('\r');
  const digest = exact.digest('hex');
  return { exact: digest, normal: normal === null ? digest : normal.digest('hex') };
}

/** The bytes between the carriage returns that stand before a line feed. */
function* plainParts(bytes: Uint8Array): Generator<Uint8Array> {
  let from = 0;
  for (let at = bytes.indexOf(13); at !== -1; at = bytes.indexOf(13, at + 1)) {
    if (bytes[at + 1] !== 10) continue;
    yield bytes.subarray(from, at);
    from = at + 1;
  }
  yield bytes.subarray(from);
}
