import type { Design } from '../../src/model/sources.ts';
import { whole as files, type Reading, readFiles } from './reading.ts';

/** Reads a repository whose design is `text`, and which has the guides. */
export function read(
  text: string,
  guides: readonly string[] = ['core/guide.md'],
): Reading & { design: Design } {
  const present = Object.fromEntries(guides.map((path) => [path, '# Guide\n']));
  const reading = readFiles({ 'inventory.json': files['inventory.json'], ...present, 'design.md': text });
  if (!reading.sources.design) throw new Error('no design was read');
  return { ...reading, design: reading.sources.design };
}

export function texts(statements: readonly { readonly text: string }[]): string[] {
  return statements.map(({ text }) => text);
}
