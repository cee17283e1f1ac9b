/** A file to write: its path below the root and its bytes. */
export interface Artifact {
  readonly path: string;
  readonly text: string;
}

/** What writing an artifact would do, or did. */
export interface Change {
  readonly path: string;
  readonly kind: 'create' | 'update' | 'unchanged';
}
