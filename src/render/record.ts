import { createHash } from 'node:crypto';
import type { Finding } from '../model/finding.ts';
import { generatedMark, withoutNotes } from '../model/generated.ts';
import type { RenderInput } from './artifacts/input.ts';
import type { PageRenderer } from './engine/engine.ts';
import { Regions } from './engine/regions.ts';
import { isLost, keptNotes } from './notes.ts';
import { recordView } from './view/record.ts';

/**
 * The record page, with what people wrote in the last one. A run that finds everything as it was leaves the page as it
 * was, its times included, so that building twice changes nothing. Null when the last page's markers are damaged.
 */
export function renderRecord(
  input: RenderInput,
  draw: PageRenderer,
  last: string | null,
  path: string,
  findings: Finding[],
): string | null {
  const kept = keptNotes(last, path, findings);
  if (kept === null) return null;
  const { run: _, ...timeless } = input;
  const regions = new Regions(kept);
  const content = draw('record', recordView(timeless), regions);
  if (isLost(regions, path, findings)) return null;
  const seal = `<!-- backlogic:content ${createHash('sha256').update(withoutNotes(content)).digest('hex').slice(0, 16)} -->`;
  if (last?.startsWith(generatedMark) && last.includes(seal)) return last;
  const page = input.run ? draw('record', recordView(input), new Regions(kept)) : content;
  return `${page}\n${seal}\n`;
}
