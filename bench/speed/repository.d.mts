/** Writes a repository of `features` entries and `guides` areas below `folder`; gives the bytes written. */
export function writeRepository(
  folder: string,
  size: {
    readonly features: number;
    readonly guides: number;
    readonly guideParts?: number;
    readonly groups?: number;
  },
): number;
