import { append } from '../../model/append.ts';
import type { AreaSource, AreaStep, AreaStepResult, AreaSurvey } from '../../model/areas.ts';
import { overlaps, pathKey } from '../../model/paths.ts';
import { codeowners } from './codeowners.ts';
import type { AreaFinder, AreaWorld, FoundArea } from './finder.ts';
import { topFolders } from './folders.ts';
import { groups } from './groups.ts';
import { guideTable } from './guide-table.ts';
import { instructions } from './instructions.ts';
import { tables } from './tables.ts';
import { workspaces } from './workspaces.ts';

const finders: { readonly [S in AreaStep]: AreaFinder } = {
  'guide-table': guideTable,
  tables,
  codeowners,
  instructions,
  workspaces,
  folders: topFolders,
  groups,
};

/**
 * Asks the configured steps in their order. The first that states areas, or finds enough of them, leads; where none does, the
 * first that found any. Steps after the leading one add their areas where no area has ground yet, if they are of the kind that may.
 */
export function surveyAreas(world: AreaWorld): AreaSurvey {
  const found = world.config.from.map((step) => ({ finder: finders[step], ...finders[step].find(world) }));
  const enough = ({ finder, areas }: (typeof found)[number]): boolean =>
    areas.length >= (finder.step === 'guide-table' ? 1 : world.config.atLeast);
  const leading = found.find(enough) ?? found.find(({ areas }) => areas.length > 0);
  const results: AreaStepResult[] = [];
  const areas: AreaSource[] = [];
  for (const { finder, areas: own, source } of found) {
    const { step, certainty } = finder;
    const leads = finder === leading?.finder;
    const mayAdd =
      leading !== undefined && areas.length > 0 && finder.adds && leading.finder.step !== 'guide-table';
    const used = leads ? own : mayAdd ? onFreeGround(own, areas) : [];
    append(
      areas,
      used.map((area) => ({ from: step, ...area })),
    );
    const use = leads ? 'leads' : used.length > 0 ? 'adds' : 'passed';
    results.push({ step, certainty, found: own.length, use, used: used.length, source });
  }
  return {
    areas: distinct(areas),
    from: leading?.finder.step ?? null,
    certainty: leading?.finder.certainty ?? null,
    steps: results,
  };
}

function onFreeGround(found: readonly FoundArea[], taken: readonly AreaSource[]): FoundArea[] {
  const ground = taken.flatMap(({ paths }) => paths);
  return found.filter(({ paths }) => paths.every((path) => !ground.some((other) => overlaps(path, other))));
}

/** An area is its name: of two of one name the later one is named by its ground too. */
function distinct(areas: readonly AreaSource[]): AreaSource[] {
  const names = new Set<string>();
  return areas.map((area) => {
    const name = names.has(area.name) ? `${area.name} (${pathKey(area.paths[0] ?? area.from)})` : area.name;
    names.add(name);
    return name === area.name ? area : { ...area, name };
  });
}
