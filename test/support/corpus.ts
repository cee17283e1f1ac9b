import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { checkout } from './checkout.ts';

const layOut: string = resolve(checkout, '../shared/corpus/lay-out.mjs');

/** The real repository's documents stand beside the project on some machines only; tests of them skip elsewhere. */
export const corpusPresent: boolean = existsSync(layOut);

/** Said by the name of every suite that needs the corpus, so that a skip explains itself. */
export const corpusSuite: string = corpusPresent
  ? 'real corpus'
  : 'real corpus (skipped: it is not beside this project)';

/** Lays the corpus out in a folder of its own; call `remove` when done. */
export function layOutCorpus(): { root: string; remove: () => void } {
  const folder = mkdtempSync(join(tmpdir(), 'backlogic-corpus-'));
  const root = join(folder, 'repository');
  execFileSync(process.execPath, [layOut, root]);
  return { root, remove: () => rmSync(folder, { recursive: true, force: true }) };
}
