import type { Metafile } from 'esbuild';

export function whatIsBundled(): Promise<Metafile>;
export function bundledPackages(metafile: Metafile): Map<string, number>;
export function licences(names: Iterable<string>): string;
