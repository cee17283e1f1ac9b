import type { ResolvedConfig } from '../model/config.ts';
import type { Decision, DecisionIndex } from '../model/decision.ts';
import type { Block, Text } from '../model/markdown.ts';
import { none } from '../model/none.ts';
import { baseName } from '../model/paths.ts';
import type { PathState, Statement } from '../model/recon.ts';
import { slug } from '../model/slug.ts';
import type { Feature, ReadGuide, Sources } from '../model/sources.ts';
import { type CitedId, citedIds, plainText } from '../syntax/inline.ts';
import { areaSlugs } from './area-slugs.ts';
import { type Entry, entriesIn } from './content.ts';
import { idPattern } from './id-pattern.ts';
import { oncePerObject } from './once.ts';
import { placeId } from './outline.ts';
import { knownTops, type PathReader, pathReader } from './path-claims.ts';
import { type RoledTable, roledTables } from './table.ts';
import { type TreeIndex, treeIndexOf } from './tree-index.ts';

/** What reading any guide needs. */
export interface ReconContext {
  readonly log: DecisionIndex;
  readonly config: ResolvedConfig;
  readonly tree: TreeIndex;
  /** Names at the top of the repository. */
  readonly known: ReadonlySet<string>;
  /** Feature ids as they look in prose; null when there is no inventory to know them by. */
  readonly ids: RegExp | null;
  readonly features: ReadonlyMap<string, Feature>;
  /** By area: what ids are made of. */
  readonly areaSlugs: ReadonlyMap<string, string>;
  /** Paths of guides that are not the first of their area. */
  readonly furtherGuides: ReadonlySet<string>;
  // What follows is asked about the same piece of a document for several purposes, and read once.
  /** The statements of blocks, which inherit this role where nothing says another. */
  readonly entries: (blocks: readonly Block[], inherited?: string | null) => readonly Entry[];
  /** The tables of blocks with the roles of their columns. */
  readonly tables: (blocks: readonly Block[]) => readonly RoledTable[];
}

/** What reading one guide needs. */
export interface GuideContext extends ReconContext {
  readonly guide: ReadGuide;
  readonly slug: string;
  readonly paths: PathReader;
  /** The ids that a text cites; none when there is no inventory to know them by. Read once, as long as the guide is read. */
  readonly cited: (text: Text) => readonly CitedId[];
}

export function reconContext(sources: Sources, log: DecisionIndex, config: ResolvedConfig): ReconContext {
  const tree = treeIndexOf(sources.tree, config.tree);
  const ids = idPattern(sources.inventory.features, config.patterns.featureId);
  return {
    log,
    config,
    tree,
    known: knownTops(sources, tree, config.plan.contractSurfaces),
    ids,
    features: new Map(sources.inventory.features.map((feature) => [feature.id, feature])),
    areaSlugs: areaSlugs(sources.areas.areas),
    furtherGuides: new Set(sources.areas.areas.flatMap(({ guides }) => guides.slice(1))),
    entries: (blocks, inherited = null) => entriesIn(blocks, log, inherited),
    tables: (blocks) => roledTables(blocks, log),
  };
}

export function guideContext(context: ReconContext, guide: ReadGuide): GuideContext {
  const { ids } = context;
  return {
    guide,
    slug: guideSlug(context, guide),
    paths: pathReader(guide.path, context.tree, context.known),
    cited: oncePerObject((text: Text) => (ids ? citedIds(text, ids) : none)),
    ...context,
  };
}

/** What ids of a guide's pieces begin with. A further guide of one area has its file's name besides. */
function guideSlug({ areaSlugs, furtherGuides }: ReconContext, { area, path }: ReadGuide): string {
  const own = areaSlugs.get(area) ?? slug(area);
  if (!furtherGuides.has(path)) return own;
  return `${own}-${slug(baseName(path).replace(/\.[^.]+$/, ''))}`;
}

/** The ids that a text cites, each once, in its order. */
export function idsIn(text: Text, context: GuideContext): readonly string[] {
  return [...new Set(context.cited(text).map((cited) => cited.id))];
}

export function statement(text: Text, context: GuideContext): Statement {
  return { text: text.text, at: text.at, ids: idsIn(text, context) };
}

/** The paths that a text names, each once, in its order. */
export function pathsIn(
  text: Text,
  context: GuideContext,
  where: 'text' | 'cell' = 'text',
): readonly string[] {
  const found = where === 'cell' ? context.paths.inPathCell(text) : context.paths.inText(text);
  return [...new Set(found.map((named) => named.path))];
}

/** What the rules make of a phrase, or null where none knows it. */
export function statusAt(text: Text, context: ReconContext): Decision | null {
  return context.log.one('status', 'phrase', placeId(text.at));
}

/** What the rules say that the tree has at a path; before they are asked, only whether it is there. */
export function stateOf(path: string, context: ReconContext): PathState {
  const decided = context.log.one('state', 'path', path)?.value;
  if (isPathState(decided)) return decided;
  return context.tree.has(path) ? 'code' : 'missing';
}

function isPathState(value: unknown): value is PathState {
  return (
    value === 'missing' || value === 'scaffold' || value === 'stub' || value === 'code' || value === 'tested'
  );
}

/** A name as people say it: without inline marks, with single spaces. */
export function plain(text: string): string {
  return plainText(text);
}
