import type { OwnershipRule } from '../model/sources.ts';
import { spanOf } from '../model/span.ts';
import type { FindingLog } from './finding-log.ts';
import type { Repository } from './repository.ts';

/** Where code hosts look for the ownership file, in their order. The first one there is the one that counts. */
const places = ['.github/CODEOWNERS', 'CODEOWNERS', 'docs/CODEOWNERS', '.gitlab/CODEOWNERS'];

/** As long as a path can be. */
const longest = 4096;

/**
 * Reads the CODEOWNERS file, or gives no rules where there is none. A pattern without owners is kept: it takes its
 * paths out of the patterns before it. Section headings, as some hosts allow, give their owners to the lines below
 * that name none.
 */
export function readOwnership(repository: Repository, log: FindingLog): OwnershipRule[] {
  for (const path of places) {
    const read = repository.read(path);
    if ('text' in read) return rulesOf(read.text, path, log);
    if (read.failure !== 'missing') {
      log.add(
        'tree/ownership-unreadable',
        { file: path, line: 1, column: 1 },
        { path, reason: read.failure },
      );
    }
  }
  return [];
}

function rulesOf(text: string, file: string, log: FindingLog): OwnershipRule[] {
  const rules: OwnershipRule[] = [];
  let inherited: readonly string[] = [];
  for (const [index, line] of text
    .replace(/^\uFEFF/, '')
    .split(/\r\n?|\n/)
    .entries()) {
    const column = line.length - line.trimStart().length + 1;
    const at = spanOf(file, index + 1, column, null, Math.max(column, line.trimEnd().length + 1));
    const section = /^\s*\^?\[[^\]]+\](?:\[\d+\])?(?=\s|$)(.*)$/.exec(line);
    if (section) {
      inherited = wordsOf(section[1] ?? '');
      continue;
    }
    const [pattern, ...owners] = wordsOf(line);
    if (pattern === undefined) continue;
    if (pattern.startsWith('!')) {
      log.add('tree/ownership-line', at, {
        pattern,
        problem: 'patterns that start with `!` have no meaning here',
      });
      continue;
    }
    if (pattern.length > longest) {
      const shown = `${pattern.slice(0, 80)}…`;
      log.add('tree/ownership-line', at, { pattern: shown, problem: 'no path is that long' });
      continue;
    }
    rules.push({ pattern, owners: owners.length > 0 ? owners : inherited, at });
  }
  return rules;
}

/** The words before a comment. A backslash keeps a space or a `#` in a word. */
function wordsOf(line: string): string[] {
  const words: string[] = [];
  for (const [word] of line.matchAll(/(?:\\.|[^\s\\])+/g)) {
    if (word.startsWith('#')) break;
    words.push(word.replace(/\\([ #])/g, '$1'));
  }
  return words;
}
