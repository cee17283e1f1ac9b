/**
 * What a run has asked of the world and was answered: the whole of what its outcome hangs on. Paths are absolute. An answer that
 * begins with `!` is the platform's refusal.
 */
export interface World {
  /** When the run began to ask, in milliseconds since the epoch. */
  readonly asked: number;
  /** Files that were read: path, signature, SHA-256 of the text or a refusal. */
  readonly files: readonly (readonly [path: string, signature: string, digest: string])[];
  /** Folders that were listed: path, signature, digest of names and kinds or a refusal. */
  readonly folders: readonly (readonly [path: string, signature: string, digest: string])[];
  /** What stands at a path that was asked for and not read: kind and size, empty for nothing. */
  readonly stats: readonly (readonly [path: string, answer: string])[];
  /** Where a path really leads. */
  readonly links: readonly (readonly [path: string, answer: string])[];
  readonly environment: readonly (readonly [name: string, value: string | null])[];
}
