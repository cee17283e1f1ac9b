import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { Files } from './files.ts';
import { smallFiles } from './small.ts';

/** A repository that cases start from. */
export interface Base {
  readonly name: string;
  readonly files: Files;
  /** How often it is chosen, beside the others: large ones take long. */
  readonly weight: number;
}

/** The small base, made for this. */
export function smallBase(checkout: string): Base {
  return { name: 'small', files: smallFiles(textsBelow(join(checkout, 'rules'))), weight: 200 };
}

/** The bases: the small one, the example, and the real corpus where it is beside the project. */
export function bases(checkout: string): Base[] {
  const found: Base[] = [smallBase(checkout), { name: 'example', files: exampleFiles(checkout), weight: 3 }];
  const corpus = corpusFiles(checkout);
  if (corpus) found.push({ name: 'corpus', files: corpus, weight: 1 });
  return found;
}

function exampleFiles(checkout: string): Files {
  const files = textsBelow(join(checkout, 'examples/speech-pipeline'));
  for (const folder of ['rules', 'templates']) {
    for (const [path, text] of textsBelow(join(checkout, folder))) files.set(`${folder}/${path}`, text);
  }
  files.set('backlog.config.json', configOf('docs/*_features_framework.json', 'docs/*_SystemDesign.md'));
  return files;
}

function corpusFiles(checkout: string): Files | null {
  const layOut = resolve(checkout, '../shared/corpus/lay-out.mjs');
  if (!existsSync(layOut)) return null;
  const folder = mkdtempSync(join(tmpdir(), 'backlogic-fuzz-'));
  try {
    execFileSync(process.execPath, [layOut, join(folder, 'repository')]);
    const files = textsBelow(join(folder, 'repository'));
    files.set('backlog.config.json', configOf('docs/*_features_framework.json', 'docs/*_SystemDesign.md'));
    return files;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function configOf(inventory: string, design: string): string {
  return `${JSON.stringify({ inventory: { path: inventory }, design: { path: design }, plan: { contractSurfaces: ['api/'] } }, null, 2)}\n`;
}

function textsBelow(folder: string): Files {
  const files: Files = new Map();
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    files.set(path.slice(folder.length + 1), readFileSync(path, 'utf8'));
  }
  return files;
}
