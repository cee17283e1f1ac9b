import type { Discovery, InventoryCandidate } from '../model/discovery.ts';
import type { JsonValue } from '../model/json.ts';
import { pathKey } from '../model/paths.ts';
import { counted } from '../model/words.ts';
import type { Setting } from './settings.ts';

/** What has been decided, by evidence or by the person. */
export interface Choices {
  readonly inventory: InventoryCandidate;
  /** Wins over the preset of the candidate. */
  readonly preset: string | null;
  /** Field → its name, where the person chose one. */
  readonly fields: { readonly [field: string]: string };
}

/** What else the proposal goes by. */
export interface Surroundings {
  /** The inventory's path as a pattern. */
  readonly path: string;
  /** Codes of errors that `lenient` makes warnings. */
  readonly forgiven: readonly string[];
  /** Phases that no preset knows, when no entry has one that says MVP. */
  readonly openPhases: readonly string[];
  /** The folder for rules of one's own, with a trailing `/`; null when none is wanted. */
  readonly rulesFolder: string | null;
  /** Where the backlog goes, when the usual place is taken by something else. */
  readonly backlog: string | null;
}

/** The settings that the evidence gives, each with its why: nothing that the presets say already. */
export function propose(discovery: Discovery, choices: Choices, around: Surroundings): readonly Setting[] {
  const { inventory } = choices;
  const preset = choices.preset ?? inventory.preset;
  return [
    extendsSetting(preset, around),
    section('inventory', inventorySettings(choices, around)),
    section('design', designSettings(discovery)),
    section('areas', areaSettings(discovery)),
    section('plan', planSettings(discovery)),
    section('output', backlogSettings(around)),
    ...(around.rulesFolder === null
      ? []
      : [
          setting(
            'rules',
            ['backlogic:rules', `./${pathKey(around.rulesFolder)}`],
            'The rules that come with the preset, then your own: one of yours with the same id wins.',
          ),
        ]),
    ...gateSettings(discovery),
    section('checks', checkSettings(discovery)),
  ].filter(({ value }) => !Array.isArray(value) || value.length > 0);
}

/** A preset of kindness, where an inventory that no tool has checked before would keep a build from writing. */
function extendsSetting(preset: string, { forgiven }: Surroundings): Setting {
  const why = 'The kind of inventory: field names, words for done and dropped, rules.';
  if (forgiven.length === 0) return setting('extends', preset, why);
  const codes = forgiven.join(', ');
  return setting(
    'extends',
    [preset, 'lenient'],
    why,
    `\`lenient\`: what is wrong and loses nothing (${codes}) is a warning. Mend it, and leave \`lenient\` out.`,
  );
}

function inventorySettings({ inventory, fields }: Choices, { path, openPhases }: Surroundings): Setting[] {
  const { byContent } = inventory.look;
  const why = 'No preset knows this name: told by what stands there.';
  const chosen = Object.entries({ ...byContent, ...fields }).map(([field, name]) =>
    byContent[field] === name ? setting(field, name, why) : setting(field, name),
  );
  return [
    setting('path', path, ...seen(inventory)),
    ...includeSettings(inventory),
    ...(chosen.length > 0 ? [section('fields', chosen)] : []),
    ...(openPhases.length > 0
      ? [
          setting(
            'mvpPhases',
            openPhases,
            'No phase there says MVP, so all of them are in scope. Move those that come later to `laterPhases`.',
          ),
        ]
      : []),
  ];
}

/** More files of the same shape, with what speaks for reading them together. */
function includeSettings({ beside, include }: InventoryCandidate): Setting[] {
  if (beside.length === 0) return [];
  const files = beside.length === 1 ? 'file' : 'files';
  const shown = beside.slice(0, 3).join(', ');
  const more = beside.length > 3 ? ` and ${beside.length - 3} more` : '';
  const [only, ...others] = include;
  return [
    setting(
      'include',
      only !== undefined && others.length === 0 ? only : [...include],
      `${beside.length} ${files} of the same shape beside it, counted above: ${shown}${more}.`,
    ),
  ];
}

function seen({ look }: InventoryCandidate): string[] {
  const { entries, groups, open, done, closed, duplicates } = look.counts;
  const where = look.place === '' ? '' : ` under \`${look.place}\``;
  const parts = [
    `${done} done`,
    `${open} open`,
    ...(closed > 0 ? [`${closed} dropped or put off`] : []),
    ...(duplicates > 0 ? [`${duplicates} with an id that stands twice`] : []),
  ];
  const inGroups = groups === 0 ? 'no groups' : `${counted(groups, 'group')}`;
  return [
    `${counted(entries, 'entry', 'entries')}${where} (${look.format}): ${parts.join(', ')}; ${inGroups}.`,
  ];
}

/** What a design may be without: of its parts only the guide table is needed. */
const optional: readonly string[] = ['design/no-section', 'design/no-module-table', 'design/missing-detail'];

/** A design with a guide table holds the plan together: were it moved, the areas would come of something else. */
function pinned({ design }: Discovery): boolean {
  return design !== null && design.guides > 0 && design.lacks.every((code) => optional.includes(code));
}

function designSettings(discovery: Discovery): Setting[] {
  const { design } = discovery;
  if (design === null || !pinned(discovery)) return [];
  return [
    setting(
      'path',
      design.path,
      `Its tables lead to ${counted(design.guides, 'guide')} and ${counted(design.modules, 'module')}: areas and work packages come of them, so a build without it is an error.`,
    ),
    setting('required', true),
  ];
}

function checkSettings(discovery: Discovery): Setting[] {
  const lacks = discovery.design?.lacks ?? [];
  if (!pinned(discovery) || lacks.length === 0) return [];
  const why =
    'Principles, non-goals, columns that help: a design may have them, and this one has not. Nothing rests on them.';
  return [{ key: 'severity', comments: [why], value: lacks.map((code) => setting(code, 'info')) }];
}

/** The document whose table states the areas, where no preset looks there. */
function areaSettings({ areas }: Discovery): Setting[] {
  if (areas?.document == null) return [];
  const guides = areas.guides > 0 ? ` and ${counted(areas.guides, 'guide')}` : '';
  return [
    setting('documents', areas.document, `Its table leads to ${counted(areas.areas, 'area')}${guides}.`),
  ];
}

function planSettings({ surfaces }: Discovery): Setting[] {
  if (surfaces.length === 0) return [];
  return [
    setting(
      'contractSurfaces',
      surfaces.map(({ path }) => path),
      `Others depend on the form of these (${[...new Set(surfaces.map(({ why }) => why))].join(', ')}): one change of them at a time.`,
    ),
  ];
}

function backlogSettings({ backlog }: Surroundings): Setting[] {
  return backlog === null
    ? []
    : [setting('backlog', backlog, 'The usual place is taken by a file of yours.')];
}

function gateSettings({ gates }: Discovery): Setting[] {
  if (gates.length === 0) return [];
  const list = gates.map(
    ({ name, command, cwd }): JsonValue => ({ name, command, ...(cwd === undefined ? {} : { cwd }) }),
  );
  const why = gates.map(({ why: one }) => one).join('; ');
  return [
    setting(
      'gates',
      list,
      `${why}. \`backlogic health\` runs ${gates.length === 1 ? 'it' : 'them'}; nothing else does.`,
    ),
  ];
}

function setting(key: string, value: JsonValue, ...comments: string[]): Setting {
  return { key, comments, value };
}

function section(key: string, value: readonly Setting[]): Setting {
  return { key, comments: [], value };
}
