import type { Discovery, InventoryCandidate, ProposedFile, Reason } from '../model/discovery.ts';
import type { Finding } from '../model/finding.ts';
import type { JsonObject } from '../model/json.ts';
import { counted as count } from '../model/words.ts';
import { jsonFinding } from './json.ts';
import { oneLine } from './text.ts';

/** Candidates besides the chosen one that are shown without being asked. */
const others = 3;

/** Keys that are not read, as many as a line holds. */
const shownKeys = 6;

/** The fields whose names are shown without being asked: what an entry is, how far it is, what it hangs together with. */
const shownFields = ['id', 'group', 'status', 'done', 'phase', 'dependencies'];

/** What a scan found, a line each. `chosen` is the inventory that was taken. */
export function foundLines(discovery: Discovery, chosen: InventoryCandidate, preset: string): string[] {
  const { design, areas, owners, gates, surfaces } = discovery;
  const also = discovery.inventories.filter(({ path }) => path !== chosen.path).slice(0, others);
  const { fields } = chosen.look;
  const names = shownFields.flatMap((field) =>
    fields[field] && !chosen.look.byContent[field] ? [`${field} by ${fields[field].keys[0]}`] : [],
  );
  const guessed = Object.entries(chosen.look.byContent).map(([field, key]) => `${field} by ${key}`);
  return [
    row('inventory', `${chosen.path}: ${shapeOf(chosen)}`),
    ...(chosen.beside.length > 0
      ? [
          row(
            'with',
            `${chosen.include.join(', ')}: ${count(chosen.beside.length, 'more file', 'more files')} of its shape, counted with it`,
          ),
        ]
      : []),
    ...(names.length > 0 ? [row('fields', names.join(', '))] : []),
    ...(guessed.length > 0
      ? [
          row(
            'guessed',
            `${guessed.join(', ')}: no preset knows ${guessed.length === 1 ? 'this name' : 'these names'}, what stands there says it`,
          ),
        ]
      : []),
    ...(chosen.look.unread.length > 0 ? [row('unread', unreadKeys(chosen.look.unread))] : []),
    ...also.map((one) =>
      row('or', `${one.path}: ${shapeOf(one)}; less likely, ${one.score} to ${chosen.score}`),
    ),
    row('preset', preset),
    row(
      'design',
      design
        ? designOf(design)
        : areas
          ? 'none'
          : 'none: areas come of the folders and of what the repository says of them',
    ),
    ...(areas
      ? [
          row(
            'areas',
            `${areas.areas} with ${count(areas.guides, 'guide', 'guides')}, by a table in ${areas.source ?? 'the design'}`,
          ),
        ]
      : []),
    row('owners', owners ? `${owners.path}, ${count(owners.lines, 'line', 'lines')}` : 'no CODEOWNERS'),
    row(
      'gates',
      gates.length > 0
        ? gates.map(({ command, cwd }) => (cwd === undefined ? command : `${command} (in ${cwd})`)).join('; ')
        : 'none found',
    ),
    ...(surfaces.length > 0 ? [row('contracts', surfaces.map(({ path }) => path).join(', '))] : []),
  ].map(oneLine);
}

function unreadKeys(keys: readonly string[]): string {
  const more = keys.length - shownKeys;
  const shown = keys.slice(0, shownKeys).join(', ');
  return `${shown}${more > 0 ? ` and ${more} more` : ''}: shown nowhere; \`inventory.fields.notes\` shows, another field reads`;
}

/** Why each choice was made: every candidate with what speaks for and against it. */
export function explainLines(discovery: Discovery, chosen: InventoryCandidate): string[] {
  const ranked = [chosen, ...discovery.inventories.filter(({ path }) => path !== chosen.path)];
  const more = discovery.unopened > 0 ? `, ${discovery.unopened} less likely ones were not` : '';
  return [
    `${count(discovery.opened, 'file or folder was', 'files and folders were')} opened${more}; ${count(ranked.length, 'is an inventory', 'are inventories')}`,
    ...ranked.flatMap((one) => [
      '',
      `${one.path}  ${one.score}${one === chosen ? '  taken' : ''}`,
      ...one.reasons.map(({ points, text }: Reason) => `  ${signed(points).padStart(4)}  ${text}`),
      `        read as ${one.look.format}${one.look.place === '' ? '' : `, entries under ${one.look.place}`}; preset ${one.preset}`,
      ...Object.entries(one.look.fields).map(
        ([
          field,
          {
            keys: [name, ...rivals],
            share,
            examples,
          },
        ]) => {
          const also = rivals.length > 0 ? `, then ${rivals.join(', ')}` : '';
          const how = one.look.byContent[field] === name ? ', by what stands there' : '';
          return `        ${field} is ${name}${how}${also}: ${Math.round(share * 100)} %, such as ${examples.slice(0, 2).join(' | ')}`;
        },
      ),
      ...(one.look.left.length > 0 ? [`        other lists there: ${one.look.left.join(', ')}`] : []),
      ...[...one.look.errors, ...one.look.slips].map((code) => `        finds ${code}`),
    ]),
    '',
    ...discovery.gates.map(({ name, why }) => `gate ${name}: ${why}`),
    ...discovery.surfaces.map(({ path, why }) => `contract surface ${path}: ${why}`),
  ].map(oneLine);
}

/** `24 entries, 10 done, 14 open, 5 groups, 12 dependencies`. */
export function shapeOf({ look }: InventoryCandidate): string {
  const { entries, groups, open, done, closed, duplicates, derivedIds, edges, dangling } = look.counts;
  const parts = [
    `${count(entries, 'entry', 'entries')}${look.place === '' ? '' : ` under ${look.place}`}`,
    `${done} done`,
    `${open} open`,
    ...(closed > 0 ? [`${closed} dropped or put off`] : []),
    groups === 0 ? 'no groups' : count(groups, 'group', 'groups'),
    ...(edges > 0 ? [count(edges, 'dependency', 'dependencies')] : []),
    ...(dangling > 0 ? [`${dangling} on nothing`] : []),
    ...(duplicates > 0 ? [count(duplicates, 'id twice', 'ids twice')] : []),
    ...(derivedIds > 0 ? [`${derivedIds} without an id`] : []),
  ];
  return parts.join(', ');
}

function designOf({ path, others: also, guides, modules }: NonNullable<Discovery['design']>): string {
  const more = also.length > 0 ? ` (and ${also.length} more of that name)` : '';
  return `${path}${more}: ${count(guides, 'guide', 'guides')}, ${count(modules, 'module', 'modules')} in its tables`;
}

function row(name: string, text: string): string {
  return `  ${name.padEnd(10)} ${text}`;
}

function signed(points: number): string {
  return points > 0 ? `+${points}` : `${points}`;
}

/** What a first check gave, as far as a report needs it. */
interface Checked {
  readonly evidence: readonly string[];
  readonly findings: readonly Finding[];
  readonly first: readonly Finding[];
}

/** The content of the document of `init --json`. */
export function initJson(
  discovery: Discovery,
  chosen: InventoryCandidate | null,
  preset: string | null,
  files: readonly ProposedFile[],
  check: Checked | null,
  next: readonly string[],
): JsonObject {
  const { design, areas, owners, gates, surfaces, inventories, opened, unopened } = discovery;
  const ranked = chosen ? [chosen, ...inventories.filter(({ path }) => path !== chosen.path)] : inventories;
  return {
    inventory: chosen?.path ?? null,
    preset,
    candidates: ranked.map(candidateJson),
    opened,
    unopened,
    design: design && {
      path: design.path,
      others: [...design.others],
      guides: design.guides,
      modules: design.modules,
    },
    areas: areas && { count: areas.areas, guides: areas.guides, source: areas.source },
    owners: owners && { path: owners.path, lines: owners.lines },
    gates: gates.map(({ name, command, cwd, why }) => ({
      name,
      command,
      ...(cwd === undefined ? {} : { cwd }),
      why,
    })),
    contract_surfaces: surfaces.map(({ path, why }) => ({ path, why })),
    files: files.map(({ path, state, text }) => ({ path, state, text })),
    check: check && {
      evidence: [...check.evidence],
      errors: check.findings.filter(({ severity }) => severity === 'error').length,
      warnings: check.findings.filter(({ severity }) => severity === 'warning').length,
      infos: check.findings.filter(({ severity }) => severity === 'info').length,
      first: check.first.map(jsonFinding),
    },
    next: [...next],
  };
}

function candidateJson({ path, include, preset, score, reasons, look }: InventoryCandidate): JsonObject {
  const { counts, format, place, left, fields, errors, slips } = look;
  return {
    path,
    include: [...include],
    preset,
    score,
    format,
    place,
    left: [...left],
    entries: counts.entries,
    open: counts.open,
    done: counts.done,
    closed: counts.closed,
    groups: counts.groups,
    dependencies: counts.edges,
    dangling: counts.dangling,
    duplicates: counts.duplicates,
    derived_ids: counts.derivedIds,
    fields: Object.fromEntries(
      Object.entries(fields).map(([field, { keys, share, examples }]) => [
        field,
        { keys: [...keys], share: Math.round(share * 1000) / 1000, examples: [...examples] },
      ]),
    ),
    findings: [...errors, ...slips],
    reasons: reasons.map(({ points, text }) => ({ points, text })),
  };
}
