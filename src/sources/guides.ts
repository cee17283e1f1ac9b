import { occurrences } from '../model/grouped.ts';
import { silent, type Tell } from '../model/progress.ts';
import type { GuideRow, ReadGuide, RepositoryTree } from '../model/sources.ts';
import { readDocument } from './document.ts';
import type { FindingLog } from './finding-log.ts';
import { nearestFile } from './locate.ts';
import type { Repository } from './repository.ts';

/**
 * What a guide says is said of each area that names it: of so many areas at most. Else a table that names one guide in every row
 * would make work, and text, of the square of its length.
 */
const mostAreas = 16;

/** A row that leads to a guide; in another table than that of canonical guides nobody promised that it is there. */
type Row = GuideRow & { readonly canonical: boolean };

/**
 * Reads the guide of each row of a table of areas. A guide that can not be read keeps its area, without a document, and so
 * does one that many areas before have named.
 */
export function readGuides(
  rows: readonly Row[],
  tree: RepositoryTree,
  repository: Repository,
  log: FindingLog,
  tell: Tell = silent,
): ReadGuide[] {
  const documents = new Map<string, ReadGuide['document']>();
  const times = occurrences(rows.map(({ guide }) => guide));
  const taken = new Set(times.keys());
  const named = new Map<string, number>();
  return rows.map((row, index) => {
    const { area, guide, at } = row;
    tell('guides', rows.length, index);
    const nth = (named.get(guide) ?? 0) + 1;
    named.set(guide, nth);
    if (nth === mostAreas + 1)
      log.add('guide/shared-by-many', at, { path: guide, areas: times.get(guide) ?? nth, most: mostAreas });
    if (nth > mostAreas) return { area, path: guide, document: null, at };
    const known = documents.get(guide);
    if (known !== undefined) return { area, path: guide, document: known, at };
    const document = readGuide(row, taken, tree, repository, log);
    documents.set(guide, document);
    return { area, path: guide, document, at };
  });
}

function readGuide(
  { area, guide, at, canonical }: Row,
  taken: ReadonlySet<string>,
  tree: RepositoryTree,
  repository: Repository,
  log: FindingLog,
): ReadGuide['document'] {
  const read = repository.read(guide);
  if ('failure' in read) {
    if (read.failure === 'missing')
      log.add(canonical ? 'guide/missing' : 'guide/dead-link', at, {
        area,
        path: guide,
        near: nearestFile(guide, tree, taken),
      });
    else if (read.failure === 'outside') log.add('guide/outside', at, { area, path: guide });
    else log.add('guide/unreadable', at, { area, path: guide, reason: read.failure });
    return null;
  }
  const document = readDocument(read.text, guide, log);
  const empty = document.sections.every(({ heading, blocks }) => heading === null && blocks.length === 0);
  if (empty) log.add('guide/empty', { file: guide, line: 1, column: 1 }, { area, path: guide });
  return document;
}
