/** Gives the text of a file below the root; null when it can not be read. */
export type ReadText = (path: string) => string | null;
