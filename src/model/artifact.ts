/** A file to write: its path below the root and its text. */
export interface Artifact {
  readonly path: string;
  /** The whole text. Where there are pieces it is put together when it is asked for; a text of many hundred megabytes cannot be. */
  readonly text: string;
  /** The same text in pieces that end with lines, made anew by each call, where the text is too long to be held. */
  readonly pieces?: () => Iterable<string>;
}

/** The text of an artifact, piece by piece. */
export function piecesOf(artifact: Artifact): Iterable<string> {
  return artifact.pieces ? artifact.pieces() : [artifact.text];
}

/** An artifact whose text is made piece by piece, whenever it is wanted. Two such are equal when their texts are. */
export function artifactOfPieces(path: string, pieces: () => Iterable<string>): Artifact {
  const artifact = {
    path,
    get text(): string {
      return [...pieces()].join('');
    },
  };
  return Object.defineProperty(artifact, 'pieces', { value: pieces });
}

/** What writing an artifact would do, or did. */
export interface Change {
  readonly path: string;
  readonly kind: 'create' | 'update' | 'unchanged';
}
