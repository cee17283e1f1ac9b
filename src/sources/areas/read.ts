import type { AreaSurvey } from '../../model/areas.ts';
import type { ResolvedConfig } from '../../model/config.ts';
import type { MarkdownDocument } from '../../model/markdown.ts';
import type { ReadSources } from '../../model/sources.ts';
import { anyGlob } from '../../syntax/globs.ts';
import { plainText } from '../../syntax/inline.ts';
import { parseMarkdown } from '../../syntax/markdown.ts';
import { isTooLong } from '../document.ts';
import type { FindingLog } from '../finding-log.ts';
import { headingText } from '../heading-text.ts';
import type { Repository } from '../repository.ts';
import { unreadable } from '../unreadable.ts';
import { FolderIndex } from './folder-index.ts';
import { surveyAreas } from './survey.ts';

/** So many documents are looked through for a table of areas. */
const mostDocuments = 200;
/** A first heading stands in the first lines, or there is none. */
const firstLines = 40;

/** Reads the areas of a repository, by the steps of the configuration. */
export function readAreas(
  read: Pick<ReadSources, 'design' | 'inventory' | 'ownership' | 'packages' | 'tree'>,
  config: ResolvedConfig,
  repository: Repository,
  log: FindingLog,
): AreaSurvey {
  const { design, tree } = read;
  // A canonical guide table says it all: nothing else is then opened.
  const settled = (design?.guides.length ?? 0) > 0 && config.areas.from[0] === 'guide-table';
  return surveyAreas({
    ...read,
    config: config.areas,
    columns: config.design.columns,
    folders: new FolderIndex(tree, config.areas, config.tree),
    documents: settled ? [] : documentsOf(read, config, repository, log),
    title: (path) => (settled ? null : titleOf(path, repository, log)),
  });
}

/**
 * The design, then the documents of each pattern in their order. What is wrong in one is nobody's finding, for they are read for
 * tables only; that one is not read at all is.
 */
function documentsOf(
  { design, tree }: Pick<ReadSources, 'design' | 'tree'>,
  config: ResolvedConfig,
  repository: Repository,
  log: FindingLog,
): MarkdownDocument[] {
  const { documents: globs } = config.areas;
  // All patterns at once first: few paths of a large tree are of any.
  const matchesAny = anyGlob(globs);
  const matching = tree.files.filter(({ path }) => matchesAny(path) && path !== design?.file);
  const paths = new Set<string>();
  for (const glob of globs) {
    const matches = anyGlob([glob]);
    for (const { path } of matching) if (matches(path)) paths.add(path);
  }
  const documents = design ? [design.document] : [];
  for (const path of [...paths].slice(0, mostDocuments)) {
    const read = repository.readUncounted(path);
    if (!('text' in read)) {
      if (read.failure !== 'missing') unreadable(path, read.failure, log);
      continue;
    }
    if (!read.text.includes('|') || isTooLong(read.text, path, log)) continue;
    documents.push(parseMarkdown(read.text, path).document);
  }
  return documents;
}

function titleOf(
  path: string,
  repository: Repository,
  log: FindingLog,
): { text: string; line: number } | null {
  const read = repository.readUncounted(path);
  if (!('text' in read)) {
    if (read.failure !== 'missing') unreadable(path, read.failure, log);
    return null;
  }
  const lines = read.text.split(/\r?\n/, firstLines);
  for (const [index, line] of lines.entries()) {
    const heading = headingText(/^ {0,3}#[ \t](.*)$/.exec(line)?.[1] ?? '');
    if (heading !== '') return { text: plainText(heading), line: index + 1 };
  }
  return null;
}
