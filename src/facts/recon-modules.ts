import { append } from '../model/append.ts';
import type { Decision } from '../model/decision.ts';
import type { Text } from '../model/markdown.ts';
import type { GuideModule, ModuleStatus, PathState } from '../model/recon.ts';
import { type GuideContext, idsIn, pathsIn, plain, stateOf, statusAt } from './context.ts';
import { nameOf } from './names.ts';
import type { RoledSection } from './outline.ts';
import { aside, headingAside, subjectItem } from './phrases.ts';
import type { RoledTable, Row } from './table.ts';

/** The tables of a section with their columns' roles. */
function tables(section: RoledSection, context: GuideContext): readonly RoledTable[] {
  return context.tables(section.section.blocks);
}

/** The cell that says what a row is about. */
export function subjectCell(row: Row): Text | null {
  return row.cell('module') ?? row.cell('capability') ?? row.cell('path');
}

/** The modules of a guide: from its module tables, or, where it has none, from its status tables. */
export function readModules(
  sections: readonly RoledSection[],
  context: GuideContext,
): readonly GuideModule[] {
  const listed: GuideModule[] = [];
  const fromStatuses: GuideModule[] = [];
  for (const section of sections) {
    for (const table of tables(section, context)) {
      const named = table.has('module') || (table.has('path') && table.has('responsibilities'));
      if (!named || table.has('work_package')) continue;
      const lists = table.has('responsibilities') || section.inherited === 'modules';
      if (!lists && !table.has('status')) continue;
      append(
        lists ? listed : fromStatuses,
        table.rows.map((row) => readModule(row, context)),
      );
    }
  }
  return listed.length > 0 ? listed : fromStatuses;
}

function readModule(row: Row, context: GuideContext): GuideModule {
  const name = row.cell('module') ?? row.cell('path') ?? row.all[0];
  return {
    name: name ? plain(name.text) : '',
    id: name ? nameOf(name, context).label : null,
    paths: ownPaths(row, context),
    responsibilities: row
      .cells('responsibilities')
      .map((cell) => plain(cell.text))
      .join(' '),
    ids: rowIds(row, context),
    at: row.at,
  };
}

/** Every status that a guide gives to a module, a path or a capability. */
export function readStatuses(
  sections: readonly RoledSection[],
  modules: readonly GuideModule[],
  context: GuideContext,
): readonly ModuleStatus[] {
  const ground = new ModuleGround(modules);
  const statuses: ModuleStatus[] = [];
  for (const section of sections) {
    for (const table of tables(section, context)) {
      if (table.has('work_package')) continue;
      for (const row of table.rows) {
        const phrase = statusCell(row, table, section, context);
        if (phrase) statuses.push(readStatus(row, phrase, ground, context));
      }
    }
    append(statuses, listedStatuses(section, context));
  }
  return statuses;
}

/** The paths of a guide's modules by what its other tables call them: the short id, or the same name. */
export class ModuleGround {
  readonly #paths = new Map<string, readonly string[]>();

  constructor(modules: readonly GuideModule[]) {
    for (const { id, name, paths } of modules) {
      for (const key of [id, name]) if (key !== null && !this.#paths.has(key)) this.#paths.set(key, paths);
    }
  }

  of(subject: Text, context: GuideContext): readonly string[] {
    const { label } = nameOf(subject, context);
    return this.#paths.get(label ?? '') ?? this.#paths.get(plain(subject.text)) ?? [];
  }
}

/** The words that give a row its status: its status cell, its heading's brackets, or its own brackets. */
function statusCell(row: Row, table: RoledTable, section: RoledSection, context: GuideContext): Text | null {
  const subject = subjectCell(row);
  if (!subject) return null;
  if (table.has('status')) return row.cell('status');
  const heading = section.section.heading;
  const above = heading && section.inherited === 'status' ? [headingAside(heading), heading] : [];
  const marked = table.has('module') ? aside(subject) : null;
  for (const phrase of [marked, ...above]) if (phrase && statusAt(phrase, context)) return phrase;
  return null;
}

/** What a status says of which paths, from which it is judged. */
interface Said {
  readonly decision: Decision | null;
  readonly own: readonly string[];
  readonly shown: readonly string[];
  readonly itself: readonly string[];
}

const said = new WeakMap<ModuleStatus, Said>();

/** A status that was read before, judged by what is known of the states of its paths now. */
export function judgedAgain(before: ModuleStatus, context: GuideContext): ModuleStatus {
  const known = said.get(before);
  if (!known) throw new Error('a status that nobody read');
  return { ...before, ...judged(known, context) };
}

function remembering(status: ModuleStatus, known: Said): ModuleStatus {
  said.set(status, known);
  return status;
}

function readStatus(row: Row, phrase: Text, ground: ModuleGround, context: GuideContext): ModuleStatus {
  const subject = subjectCell(row);
  const evidence = row.cells('evidence');
  const decision = statusAt(phrase, context);
  const named = ownPaths(row, context);
  const itself = row.cell('module') || row.cell('path');
  const own = named.length === 0 && subject ? ground.of(subject, context) : named;
  const shown = evidence.flatMap((cell) => pathsIn(cell, context));
  const known = { decision, own, shown, itself: itself ? own : [] };
  const status = {
    name: subject ? plain(subject.text) : '',
    id: subject ? nameOf(subject, context).label : null,
    ...judged(known, context),
    phrase: plain(phrase.text),
    evidence: evidence.map((cell) => plain(cell.text)).join(' '),
    ids: rowIds(row, context),
    at: phrase.at.line === row.at.line ? phrase.at : row.at,
  };
  return remembering(status, known);
}

/** Statuses in lists: items that start with a path or name in code and say something that the rules know. */
function listedStatuses(section: RoledSection, context: GuideContext): readonly ModuleStatus[] {
  const statuses: ModuleStatus[] = [];
  const inherited = section.inherited === 'status' ? 'status' : null;
  for (const entry of context.entries(section.section.blocks, inherited)) {
    if (entry.form !== 'item' || entry.role !== 'status') continue;
    const item = subjectItem(entry.text);
    const decision = item && statusAt(item.phrase, context);
    if (!item || !decision) continue;
    const own = pathsIn(item.subject, context, 'cell');
    const known = { decision, own, shown: [], itself: own };
    const status = {
      name: plain(item.subject.text),
      id: nameOf(item.subject, context).label,
      ...judged(known, context),
      phrase: plain(item.phrase.text),
      evidence: '',
      ids: idsIn(entry.text, context),
      at: entry.text.at,
    };
    statuses.push(remembering(status, known));
  }
  return statuses;
}

type Judged = Pick<ModuleStatus, 'status' | 'open' | 'paths' | 'contradiction'>;

/**
 * What a decided status says, and where the tree shows it to be otherwise. Working code is expected at one of the paths
 * at least, the evidence included, because a target module's code may still stand elsewhere. Nothing is expected at the paths
 * that are the module itself; a capability or an evidence cell may name what there is instead.
 */
function judged({ decision, own, shown, itself }: Said, context: GuideContext): Judged {
  const status = typeof decision?.value === 'string' ? decision.value : null;
  const open = typeof decision?.then.open === 'boolean' ? decision.then.open : true;
  const expects = decision?.then.expects ?? null;
  const absent = shown.filter((path) => !context.tree.has(path));
  const paths = [...new Set(own.length > 0 ? own : expects === 'nothing' ? absent : shown)];
  const contradiction =
    expects === 'code'
      ? contrary([...own, ...shown], (state) => state === 'missing' || state === 'scaffold', context)
      : expects === 'nothing'
        ? contrary(itself, (state) => state === 'tested', context)
        : null;
  return { status, open, paths, contradiction };
}

/** The first path, when all of them are what the status says they are not. */
function contrary(
  paths: readonly string[],
  isContrary: (state: PathState) => boolean,
  context: GuideContext,
): ModuleStatus['contradiction'] {
  const states = paths.map((path) => ({ path, state: stateOf(path, context) }));
  return states.every(({ state }) => isContrary(state)) ? (states[0] ?? null) : null;
}

function ownPaths(row: Row, context: GuideContext): readonly string[] {
  const found = [
    ...row.cells('path').flatMap((cell) => pathsIn(cell, context, 'cell')),
    ...row.cells('module').flatMap((cell) => pathsIn(cell, context)),
    ...row.cells('capability').flatMap((cell) => pathsIn(cell, context)),
  ];
  return [...new Set(found)];
}

function rowIds(row: Row, context: GuideContext): readonly string[] {
  return [...new Set(row.all.flatMap((cell) => idsIn(cell, context)))];
}
