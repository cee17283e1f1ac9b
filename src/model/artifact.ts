/** A file to write: its path below the root and its text. */
export interface Artifact {
  readonly path: string;
  /** The whole text. Where there are pieces it is put together when it is asked for; a text of many hundred megabytes cannot be. */
  readonly text: string;
  /**
   * The same text in pieces that end with lines, made anew by each call, where the text is too long to be held. Bytes are good until
   * the next piece is asked for.
   */
  readonly pieces?: () => Iterable<Piece>;
}

/** Whole lines of a text, as a string or as its UTF-8. */
export type Piece = string | Uint8Array;

/** The text of an artifact, piece by piece. */
export function piecesOf(artifact: Artifact): Iterable<Piece> {
  return artifact.pieces ? artifact.pieces() : [artifact.text];
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** An artifact whose text is made piece by piece, whenever it is wanted. Two such are equal when their texts are. */
export function artifactOfPieces(path: string, pieces: () => Iterable<Piece>): Artifact {
  const artifact = {
    path,
    get text(): string {
      return Array.from(pieces(), (piece) =>
        typeof piece === 'string' ? piece : decoder.decode(piece),
      ).join('');
    },
  };
  return Object.defineProperty(artifact, 'pieces', { value: pieces });
}

/** What writing an artifact would do, or did. */
export interface Change {
  readonly path: string;
  readonly kind: 'create' | 'update' | 'unchanged';
}
