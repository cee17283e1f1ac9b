import type { ResolvedConfig } from '../model/config.ts';
import type { Text } from '../model/markdown.ts';
import { placesMeant } from '../model/references.ts';
import type { GuideRow, ModuleRow, ReadDesign } from '../model/sources.ts';
import type { Span } from '../model/span.ts';
import { plainText } from '../syntax/inline.ts';
import { fileOf, itemsOf, pathsOf } from './cell-items.ts';
import { countsIn } from './design-counts.ts';
import { type Part, partsOf } from './design-parts.ts';
import { statementsByKind } from './design-statements.ts';
import { nearestTitle, type TableWanted, wantedRows } from './design-table.ts';
import { readDocument } from './document.ts';
import type { FindingLog } from './finding-log.ts';
import { compilePatterns, patternSet } from './patterns.ts';

/** The kinds of statement, with their key in the configuration and their name for people. */
const kinds = {
  principles: 'the principles',
  guarantees: 'the guarantees',
  nonGoals: 'the non-goals',
  ownership: 'the ownership rules',
  governance: 'the governance rules',
} as const;

/** Whether a file stands at a place below the root. */
type IsFile = (path: string) => boolean;

/** Reads the system design by the headings and columns that the configuration names. What is not found is a finding. */
export function readDesign(
  text: string,
  file: string,
  config: ResolvedConfig,
  isFile: IsFile,
  log: FindingLog,
): ReadDesign {
  const document = readDocument(text, file, log);
  const parts = partsOf(document);
  const { principles, guarantees, nonGoals, ownership, governance } = readStatements(
    parts,
    file,
    config,
    log,
  );
  return {
    file,
    document,
    guides: guideRows(parts, file, config, isFile, log),
    modules: moduleRows(parts, file, config, log),
    principles,
    guarantees,
    nonGoals,
    ownershipRules: ownership,
    governanceRules: governance,
    statedCounts: countsIn(parts, compilePatterns(config.design.counts, 'gi'), config.inventory),
  };
}

function readStatements(
  parts: readonly Part[],
  file: string,
  config: ResolvedConfig,
  log: FindingLog,
): { readonly [K in keyof typeof kinds]: Text[] } {
  const patterns = {
    principles: patternSet(config.design.principles),
    guarantees: patternSet(config.design.guarantees),
    nonGoals: patternSet(config.design.nonGoals),
    ownership: patternSet(config.design.ownership),
    governance: patternSet(config.design.governance),
  };
  const found = statementsByKind(parts, patterns);
  const take = (kind: keyof typeof kinds): Text[] => {
    const statements = found[kind];
    if (statements !== null && statements.length > 0) return statements;
    const near = nearestTitle(parts, patterns[kind]);
    const at = parts.find(({ title }) => title === near)?.place.at ?? { file, line: 1, column: 1 };
    const data = {
      what: kinds[kind],
      key: kind,
      patterns: [...patterns[kind].sources],
      near,
      empty: statements !== null,
    };
    log.add('design/no-section', at, data);
    return [];
  };
  return {
    principles: take('principles'),
    guarantees: take('guarantees'),
    nonGoals: take('nonGoals'),
    ownership: take('ownership'),
    governance: take('governance'),
  };
}

function guideRows(
  parts: readonly Part[],
  file: string,
  config: ResolvedConfig,
  isFile: IsFile,
  log: FindingLog,
): GuideRow[] {
  const { area, guide } = config.design.columns;
  const patterns = patternSet(config.design.guideTable);
  const wanted: TableWanted<'area' | 'guide'> = {
    what: 'the canonical guide table',
    key: 'guideTable',
    patterns,
    columns: { area, guide },
    required: ['area', 'guide'],
  };
  const rows: GuideRow[] = [];
  const areas = new Map<string, Span>();
  const guides = new Map<string, GuideRow>();
  for (const row of wantedRows(parts, file, wanted, log)) {
    const cell = row.cell('area');
    const name = plainText(cell?.text ?? '');
    const path = guideIn(row.cell('guide'), file, isFile);
    if (name === '' || path === null) {
      const missing = name === '' ? 'area' : 'guide';
      log.add('design/incomplete-row', row.cell(missing)?.at ?? row.at, {
        what: wanted.what,
        missing,
        row: name || (path?.text ?? ''),
      });
      continue;
    }
    const at = cell?.at ?? row.at;
    const first = areas.get(name);
    if (first) {
      log.add(
        'design/duplicate-area',
        at,
        { area: name, line: first.line },
        { related: [{ note: 'the first one, which counts', at: first }] },
      );
      continue;
    }
    const shared = guides.get(path.text);
    if (shared) {
      const related = [{ note: shared.area, at: shared.at }];
      log.add('design/shared-guide', path.at, { path: path.text, areas: [shared.area, name] }, { related });
    }
    const found = { area: name, guide: path.text, at: path.at };
    areas.set(name, at);
    guides.set(path.text, found);
    rows.push(found);
  }
  return rows;
}

/** The guide that a cell names, where it is. One that is nowhere is taken from the root; one that leads out stays as it is written. */
function guideIn(cell: Text | null, file: string, isFile: IsFile): Text | null {
  const named = cell && fileOf(cell);
  if (!named) return null;
  const { written, isLink } = named;
  const places = placesMeant(written.text, file, isLink ? 'own-folder' : 'root');
  const [fromRoot] = isLink ? placesMeant(written.text, file, 'root') : places;
  return { text: places.find(isFile) ?? fromRoot ?? written.text, at: written.at };
}

function moduleRows(
  parts: readonly Part[],
  file: string,
  config: ResolvedConfig,
  log: FindingLog,
): ModuleRow[] {
  const { module, paths, responsibilities, groups } = config.design.columns;
  const patterns = patternSet(config.design.moduleTable);
  const wanted: TableWanted<'module' | 'paths' | 'responsibilities' | 'groups'> = {
    what: 'the target-module table',
    key: 'moduleTable',
    patterns,
    columns: { module, paths, responsibilities, groups },
    required: ['module'],
  };
  const rows: ModuleRow[] = [];
  for (const row of wantedRows(parts, file, wanted, log)) {
    const cell = row.cell('module');
    const name = plainText(cell?.text ?? '');
    if (name === '') {
      log.add('design/incomplete-row', cell?.at ?? row.at, { what: wanted.what, missing: 'module', row: '' });
      continue;
    }
    const pathCell = row.cell('paths');
    const groupCell = row.cell('groups');
    rows.push({
      name,
      paths: pathCell ? pathsOf(pathCell) : [],
      responsibilities: plainText(row.cell('responsibilities')?.text ?? ''),
      groups: groupCell ? itemsOf(groupCell) : [],
      at: cell?.at ?? row.at,
    });
  }
  return rows;
}
