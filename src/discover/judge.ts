import type { InventoryCandidate, InventoryLook, Reason } from '../model/discovery.ts';
import { pathKey } from '../model/paths.ts';
import { counted } from '../model/words.ts';
import type { NamedPlace } from './candidates.ts';
import {
  inPlan,
  isDocument,
  isPast,
  isRepeated,
  isReport,
  isSample,
  isSpecification,
  namesPlan,
} from './names.ts';
import { presetOf } from './preset.ts';

/** Below this a place is no inventory, whatever it is called. */
const enough = 45;
/** Formats of tools for requirements, told by their content. */
const ofRequirements: ReadonlySet<string> = new Set(['doorstop', 'openfasttrace', 'sphinx-needs']);
/** A document whose tables have ids. */
export const ofTables = 'markdown-table';
/** A document whose boxes are entries. */
const ofBoxes = 'markdown-checklist';
/** A document whose headings are entries. */
const ofHeadings = 'markdown-headings';
/** Boxes that are open at least, where a document is a list of work. */
const fewestOpen = 4;
/** What a place that says little needs at least: a score that no sample or report reaches, and a few entries. */
const faintest = 30;
const fewest = 5;

/**
 * Holds a place against what the reader made of it. Null when it is no inventory: no entries, or nothing in them that an entry of
 * an inventory has.
 */
export function judge(place: NamedPlace, look: InventoryLook): InventoryCandidate | null {
  const candidate = weigh(place, look);
  // The files of a tool for requirements hold nothing else, whatever they are called and however little they say.
  if (ofRequirements.has(look.format) && !isSample(place.path)) return candidate;
  // Any document may have a checklist in it; a table of entries, with ids, is a list.
  if (isDocument(place.path) && look.format !== ofTables) return null;
  return candidate && candidate.score >= enough && plans(look) ? candidate : null;
}

/**
 * A place that is called like an inventory and has entries that say little: what they are, or an id and a kind, and nothing of
 * how far they are. For where nothing says more.
 */
export function judgeFaint(place: NamedPlace, look: InventoryLook): InventoryCandidate | null {
  if (isDocument(place.path) || !(place.named || namesPlan(place.path))) return null;
  if (look.counts.entries < fewest || !tellsApart(look)) return null;
  const candidate = weigh(place, look);
  return candidate && candidate.score >= faintest ? candidate : null;
}

/**
 * A document that is called like a plan and has open boxes under several headings (a roadmap, a list of what is to do), or headings that are
 * entries. For where there is no list of data, as any document may have a checklist in it. What describes one thing is no plan unless what it
 * lists has ids, and what is gone through again and again is none.
 */
export function judgeProse(place: NamedPlace, look: InventoryLook): InventoryCandidate | null {
  const { path } = place;
  if (!namesPlan(path) || isRepeated(path) || isSample(path) || isPast(path)) return null;
  const named = look.counts.derivedIds * 2 <= look.counts.entries;
  if (isSpecification(path) && !named) return null;
  if (look.format === ofHeadings) return look.counts.open > 0 && plans(look) ? weigh(place, look) : null;
  if (look.format !== ofBoxes) return null;
  const parts = look.counts.groups > 1 || share(look, 'status') >= 0.5;
  return look.counts.open >= fewestOpen && parts ? weigh(place, look) : null;
}

function tellsApart(look: InventoryLook): boolean {
  const { derivedIds, groups } = look.counts;
  const [title, description] = [share(look, 'title'), share(look, 'description')];
  if (title >= 0.8 && (description >= 0.8 || groups > 1)) return true;
  if (derivedIds > 0) return false;
  // One kind for all is the name of a format, as in a map of places.
  const kinds = share(look, 'category') >= 0.8 && (look.fields.category?.examples.length ?? 0) > 1;
  return groups > 1 || kinds || Math.max(title, description) >= 0.8;
}

/** What speaks for and against a place, however little it is; null only when it has no entries. */
export function weigh(place: NamedPlace, look: InventoryLook): InventoryCandidate | null {
  if (look.counts.entries === 0) return null;
  const reasons = [...byName(place), ...byContent(look)].filter(({ points }) => points !== 0);
  const score = reasons.reduce((sum, { points }) => sum + points, 0);
  return { path: place.path, preset: presetOf(place, look), score, reasons, look, beside: [], include: [] };
}

/** Why a place that is called like an inventory is none. */
export function whyNot(look: InventoryLook | null): string {
  if (look === null) return 'it can not be read';
  const { entries } = look.counts;
  if (entries === 0) {
    const [error] = look.errors;
    return error === undefined || /\/(?:empty|no-list|not-a-list)$/.test(error)
      ? 'it has no entries'
      : `it has no entries that can be read (${error})`;
  }
  return `${entries} ${entries === 1 ? 'entry' : 'entries'}, of which too few say what they are, or how far`;
}

/** Whether the entries say what is to be done, and how far it is. */
function plans(look: InventoryLook): boolean {
  const told = Math.max(share(look, 'title'), share(look, 'description'));
  const planned = ['status', 'done', 'steps', 'acceptance', 'dependencies', 'phase', 'priority'];
  return told >= 0.5 && planned.some((field) => share(look, field) >= 0.3);
}

function byName(place: NamedPlace): Reason[] {
  const { path, named } = place;
  const depth = pathKey(path).split('/').length - 1;
  return [
    named
      ? {
          points: 40 - Math.min(named.rank, 20),
          text: `the preset ${named.preset} looks for \`${named.pattern}\``,
        }
      : { points: namesPlan(path) ? 20 : 0, text: 'its name is one of a plan' },
    { points: inPlan(path) ? 5 : 0, text: 'its folder is one of a plan' },
    { points: -Math.min(3 * depth, 12), text: `it lies ${depth} ${depth === 1 ? 'folder' : 'folders'} down` },
    { points: isSample(path) ? -40 : 0, text: 'it lies among tests, samples or templates' },
    { points: isPast(path) ? -25 : 0, text: 'its path says that it is put away or done' },
    { points: isReport(path) ? -30 : 0, text: 'its name is one of a report' },
  ];
}

function byContent(look: InventoryLook): Reason[] {
  const { entries, duplicates, derivedIds } = look.counts;
  const part = (points: number, fields: readonly string[], text: string): Reason => {
    const of = Math.max(...fields.map((field) => share(look, field)));
    return { points: Math.round(points * of), text: `${percent(of)} of its entries ${text}` };
  };
  return [
    {
      points: Math.min(15, Math.round(5 * Math.log10(entries) + 2)),
      text: `it has ${entries} ${entries === 1 ? 'entry' : 'entries'}`,
    },
    {
      points: Math.round(10 * (1 - derivedIds / entries)),
      text: `${percent(1 - derivedIds / entries)} of its entries have an id`,
    },
    part(10, ['title', 'description'], 'say what they are'),
    part(25, ['status', 'done'], 'say how far they are'),
    part(12, ['steps', 'acceptance'], 'have steps or criteria'),
    part(6, ['dependencies'], 'depend on others'),
    { points: look.counts.groups > 1 ? 4 : 0, text: `they are in ${counted(look.counts.groups, 'group')}` },
    part(4, ['priority', 'phase'], 'have a priority or a phase'),
    {
      points: -Math.round(20 * Math.min(1, duplicates / entries)),
      text: `${duplicates} of its ids stand twice`,
    },
  ];
}

function share({ fields }: InventoryLook, field: string): number {
  return fields[field]?.share ?? 0;
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`;
}
