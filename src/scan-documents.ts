import { isMade, isPast, isSample } from './discover/names.ts';
import type { AreaSurvey } from './model/areas.ts';
import type { ResolvedConfig } from './model/config.ts';
import type { DesignFound, StatedAreas, StatedGround } from './model/discovery.ts';
import { normalisePath, pathKey } from './model/paths.ts';
import type { ReadDesign, RepositoryTree } from './model/sources.ts';
import { readAreas } from './sources/areas/read.ts';
import { readDesign } from './sources/design.ts';
import { FindingLog } from './sources/finding-log.ts';
import { noInventory } from './sources/inventory.ts';
import { locate } from './sources/locate.ts';
import type { Repository } from './sources/repository.ts';
import { codeSpans } from './syntax/inline.ts';

/** What the documents of a repository say of its parts, before it is known which inventory it has. */
export interface ScannedDocuments {
  readonly design: DesignFound | null;
  /** Null where no table states areas. */
  readonly areas: StatedAreas | null;
  /** Areas, modules and rules of ownership with the ground that they name. */
  readonly stated: readonly StatedGround[];
}

/** Documents that are looked through where the usual ones state no areas. */
const limits = { documents: 150, bytes: 400_000, depth: 5 } as const;

/**
 * Reads the design and the tables of areas as a build would. Where they state no areas, any document may: `widened` gives the
 * configuration that looks through those at the given paths.
 */
export function scanDocuments(
  config: ResolvedConfig,
  tree: RepositoryTree,
  repository: Repository,
  widened: (documents: readonly string[]) => ResolvedConfig,
): ScannedDocuments {
  const [found, design] = designOf(config, tree, repository);
  const survey = (settings: ResolvedConfig): AreaSurvey =>
    readAreas(
      { design, inventory: noInventory, ownership: [], packages: [], tree },
      settings,
      repository,
      new FindingLog(),
    );
  const usual = survey(config);
  const wider = isStated(usual) ? null : survey(widened(otherDocuments(tree)));
  const areas = isStated(usual)
    ? statedAreas(usual, null)
    : wider && isSure(wider)
      ? statedAreas(wider, sourceOf(wider))
      : null;
  const leading = areas === null ? null : areas.document === null ? usual : wider;
  return { design: found, areas, stated: [...groundOf(leading), ...groundOfDesign(design, tree)] };
}

function designOf(
  config: ResolvedConfig,
  tree: RepositoryTree,
  repository: Repository,
): [DesignFound, ReadDesign] | [null, null] {
  const located = locate(config.design.path, tree, repository);
  const read = located && repository.readUncounted(located.path);
  if (!read || !('text' in read)) return [null, null];
  const isFile = (path: string): boolean => repository.isFile(path);
  const log = new FindingLog();
  const design = readDesign(read.text, located.path, config, isFile, log);
  const [guides, modules] = [design.guides.length, design.modules.length];
  // A remark, such as that a column is not read, is nothing that it lacks.
  const lacks = log.all().filter(({ severity }) => severity !== 'info');
  return [{ ...located, guides, modules, lacks: [...new Set(lacks.map(({ code }) => code))] }, design];
}

function isStated({ certainty }: AreaSurvey): boolean {
  return certainty === 'stated';
}

/** A table in any document has to say more than one where tables of areas are usual: guides, or more than two folders. */
function isSure(survey: AreaSurvey): boolean {
  const areas = leadingAreas(survey);
  return isStated(survey) && (areas.length > 2 || areas.filter(({ guides }) => guides.length > 0).length > 1);
}

/** Without those that other steps added on free ground. */
function leadingAreas({ areas, from }: AreaSurvey): AreaSurvey['areas'] {
  return areas.filter((area) => area.from === from);
}

function sourceOf({ from, steps }: AreaSurvey): string | null {
  return steps.find(({ step }) => step === from)?.source ?? null;
}

function statedAreas(survey: AreaSurvey, document: string | null): StatedAreas {
  const areas = leadingAreas(survey);
  return {
    areas: areas.length,
    guides: new Set(areas.flatMap(({ guides }) => guides)).size,
    source: sourceOf(survey),
    document,
  };
}

/** Markdown that is written for readers, the nearest to the top first. */
function otherDocuments(tree: RepositoryTree): string[] {
  const depth = (path: string): number => path.split('/').length;
  return tree.files
    .filter(({ path, bytes }) => /\.(?:md|mdx|markdown)$/i.test(path) && (bytes ?? 0) <= limits.bytes)
    .map(({ path }) => path)
    .filter((path) => depth(path) <= limits.depth && !isSample(path) && !isPast(path) && !isMade(path))
    .sort((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))
    .slice(0, limits.documents);
}

function groundOf(survey: AreaSurvey | null): StatedGround[] {
  return (survey === null ? [] : leadingAreas(survey)).map(({ name, paths, at }) => ({
    name,
    paths,
    place: at?.file ?? '',
    sentence: false,
  }));
}

/** Modules by their rows, and rules of ownership by their sentences: of the places that they name those that are there. */
function groundOfDesign(design: ReadDesign | null, tree: RepositoryTree): StatedGround[] {
  if (design === null) return [];
  const files = new Set(tree.files.map(({ path }) => path));
  const there = (written: string): string[] => {
    const path = normalisePath(written.replace(/\/\*{1,2}$/, ''));
    if (path === '' || path === '.') return [];
    if (files.has(path)) return [path];
    const folder = `${pathKey(path)}/`;
    return tree.files.some((file) => file.path.startsWith(folder)) ? [folder] : [];
  };
  const ground = (name: string, written: readonly string[], sentence: boolean): StatedGround => ({
    name,
    paths: [...new Set(written.flatMap(there))],
    place: design.file,
    sentence,
  });
  return [
    ...design.modules.map(({ name, paths }) =>
      ground(
        name,
        paths.map(({ text }) => text),
        false,
      ),
    ),
    ...[...design.ownershipRules, ...design.governanceRules].map((rule) =>
      ground(
        rule.text,
        codeSpans(rule).map(({ text }) => text),
        true,
      ),
    ),
  ];
}
