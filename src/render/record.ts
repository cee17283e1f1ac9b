import { createHash } from 'node:crypto';
import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { generatedMark, readNotes, withoutNotes } from '../model/generated.ts';
import type { RenderInput } from './artifacts/input.ts';
import type { PageRenderer } from './engine/engine.ts';
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
  const notes = readNotes(last ?? '');
  if (notes.problem !== null) {
    findings.push(
      finding(
        'artifacts/notes-damaged',
        { file: path, line: 1, column: 1 },
        { path, problem: notes.problem },
      ),
    );
    return null;
  }
  const { run: _, ...timeless } = input;
  const content = draw('record', recordView(timeless), notes.regions);
  const lost = [...notes.regions].filter(
    ([name, text]) => text.trim() !== '' && !content.includes(`<!-- notes:${name} -->`),
  );
  const first = lost[0];
  if (first) {
    const problem = `the template has no notes:${first[0]}, and what was written there would be lost`;
    findings.push(finding('artifacts/notes-damaged', { file: path, line: 1, column: 1 }, { path, problem }));
    return null;
  }
  const seal = `<!-- backlogic:content ${createHash('sha256').update(withoutNotes(content)).digest('hex').slice(0, 16)} -->`;
  if (last?.startsWith(generatedMark) && last.includes(seal)) return last;
  const page = input.run ? draw('record', recordView(input), notes.regions) : content;
  return `${page}\n${seal}\n`;
}
