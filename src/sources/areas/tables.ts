import { occurrences } from '../../model/grouped.ts';
import type { MarkdownDocument, Table, Text } from '../../model/markdown.ts';
import { folderOf, pathKey } from '../../model/paths.ts';
import { placesMeant } from '../../model/references.ts';
import { codeSpans, plainText } from '../../syntax/inline.ts';
import { itemsOf } from '../cell-items.ts';
import { partsOf, tablesIn } from '../design-parts.ts';
import { folded } from '../words.ts';
import { type AreaFinder, type AreaWorld, type FoundArea, nothing } from './finder.ts';
import { type FolderIndex, isHidden } from './folder-index.ts';

const isGuide = /\.(?:md|mdx|markdown|rst)$/i;

/** Words of a cell that nobody has been written into yet. */
const nobody = /^(?:tb[dac]|n\/?a|none|nobody|unassigned|unowned|open|offen|niemand|todo|\?+)$/i;

/** Share of a table's rows that must lead to a folder or a guide. */
const most = 0.6;

/**
 * A table whose rows lead from a name to folders or guides: by code spans, links or `@` mentions in any cell. With guides that stand
 * in no folder of code it counts only when its first column says that areas or modules stand in it. The table with most such rows, of equals the first.
 */
export const tables: AreaFinder = {
  step: 'tables',
  certainty: 'stated',
  adds: false,
  find(world) {
    const groups = groupNames(world);
    let best = nothing;
    for (const document of world.documents) {
      for (const table of partsOf(document).flatMap(({ blocks }) => tablesIn(blocks))) {
        const areas = areasOf(table, document, world, groups);
        if (areas.length > best.areas.length && areas.length >= 2) best = { areas, source: document.file };
      }
    }
    return best;
  },
};

/** Groups of the inventory by their names as they are compared. */
function groupNames({ inventory }: AreaWorld): ReadonlyMap<string, string> {
  return new Map(inventory.features.flatMap(({ group }) => (group === null ? [] : [[folded(group), group]])));
}

function areasOf(
  table: Table,
  document: MarkdownDocument,
  world: AreaWorld,
  groups: ReadonlyMap<string, string>,
): FoundArea[] {
  const grouping = groupColumn(table, groups);
  const named = headed(table.header[0], [...world.columns.area, ...world.columns.module]);
  const owning = table.header.findIndex((cell, column) => column > 0 && headed(cell, world.columns.owner));
  const areas = new Map<string, FoundArea>();
  let rows = 0;
  let alive = 0;
  for (const row of table.rows) {
    const [first] = row;
    const name = nameOf(first);
    if (first === undefined || name === '') continue;
    rows += 1;
    // Who owns a row may be called like a folder.
    const places = row.flatMap((cell, column) =>
      column === owning ? [] : placesIn(cell, document, world.folders),
    );
    const paths = places.filter((place) => place.endsWith('/'));
    const guides = places.filter((place) => isGuide.test(place));
    if (places.some((place) => place.endsWith('/') || world.folders.isFile(place))) alive += 1;
    const homes = paths.length > 0 ? paths : homesOf(guides, world.folders);
    if (paths.length === 0 && (guides.length === 0 || !(named || homes.length > 0))) continue;
    const known = areas.get(name);
    const held = grouping === null ? [] : groupsIn(row[grouping], groups);
    areas.set(name, {
      name,
      guides: [...new Set([...(known?.guides ?? []), ...guides])],
      paths: [...new Set([...(known?.paths ?? []), ...homes])],
      aliases: [],
      owners: [...new Set([...(known?.owners ?? []), ...ownersIn(row[owning])])],
      ...(held.length + (known?.groups?.length ?? 0) > 0
        ? { groups: [...new Set([...(known?.groups ?? []), ...held])] }
        : {}),
      at: known?.at ?? first.at,
    });
  }
  const found = [...areas.values()];
  const folders = new Set(found.map(({ paths }) => paths.join(' ')));
  // A table of documents, or one whose rows all name the same folder, tells no areas apart.
  if (alive === 0 || found.length < rows * most || folders.size < Math.min(2, found.length)) return [];
  return withoutSharedGround(found);
}

/** The column behind the first whose cells mostly name groups of the inventory, whatever it is headed; null where none does. */
function groupColumn({ rows, header }: Table, groups: ReadonlyMap<string, string>): number | null {
  let best: number | null = null;
  let most = 1;
  for (let column = 1; column < header.length && groups.size > 0; column += 1) {
    const items = rows.flatMap((row) => cellItems(row[column]));
    const named = rows.reduce((sum, row) => sum + groupsIn(row[column], groups).length, 0);
    if (named <= most || named * 2 < items.length) continue;
    [best, most] = [column, named];
  }
  return best;
}

/** Whom a cell names. */
function ownersIn(cell: Text | undefined): readonly string[] {
  return cellItems(cell).filter((text) => /\p{L}/u.test(text) && !nobody.test(text));
}

function groupsIn(cell: Text | undefined, groups: ReadonlyMap<string, string>): string[] {
  return cellItems(cell).flatMap((text) => groups.get(folded(text)) ?? []);
}

function cellItems(cell: Text | undefined): readonly string[] {
  return cell ? itemsOf(cell).map(({ text }) => text) : [];
}

/** A folder that a cell names is called by its last segment; other names are taken as they are. */
function nameOf(cell: Text | undefined): string {
  const text = plainText(cell?.text ?? '').replace(/:$/, '');
  return /^[\w@.-]+(?:\/[\w@.-]+)*\/?$/.test(text) && text.includes('/')
    ? pathKey(text.replace(/^\.\//, ''))
    : text;
}

function headed(header: Text | undefined, names: readonly string[]): boolean {
  const text = plainText(header?.text ?? '').toLowerCase();
  return names.some((name) => name.toLowerCase() === text);
}

/**
 * Folders (with their `/`) and files of the repository that a cell names; and guides that it leads to and that are not there, because
 * an area does not lose its guide without a word when the file moves.
 */
function placesIn(cell: Text, document: MarkdownDocument, folders: FolderIndex): string[] {
  const links = [...cell.text.matchAll(/\]\(\s*<?([^)\s>]+)>?/g)].map(([, target = '']) => target);
  const mentions = [...cell.text.matchAll(/(?:^|\s)@([\w.-]+(?:\/[\w.-]+)+\/?)/g)].map(
    ([, target = '']) => target,
  );
  const spans = codeSpans(cell).map(({ text }) => text);
  const plain = /^[\w@.-]+(?:\/[\w@.-]+)*\/?$/.test(cell.text.trim()) ? [cell.text.trim()] : [];
  const leading = new Set([...links, ...spans.filter((span) => span.includes('/'))]);
  const found = [...spans, ...links, ...mentions, ...plain].flatMap((written) => {
    const place = placeOf(written, document, folders);
    if (place !== null) return [place];
    const missing = leading.has(written) ? placesMeant(written, document.file, 'own-folder')[0] : undefined;
    return missing !== undefined && isGuide.test(missing) && !isHidden(missing) ? [missing] : [];
  });
  return [...new Set(found)];
}

/** From the document's own folder, as links are, or from the top. */
function placeOf(written: string, document: MarkdownDocument, folders: FolderIndex): string | null {
  for (const path of placesMeant(written, document.file, 'own-folder')) {
    if (isHidden(path)) continue;
    if (folders.isFile(path)) return path;
    const folder = folders.folder(path);
    if (folder !== null && folder !== '') return folder;
  }
  return null;
}

/** The folders that guides stand in, where those hold code. */
function homesOf(guides: readonly string[], folders: FolderIndex): string[] {
  return guides.map(folderOf).filter((folder) => folder !== '' && folders.code(folder).below > 0);
}

/** Ground that several rows name is nobody's own, unless a row has no other. */
function withoutSharedGround(areas: readonly FoundArea[]): FoundArea[] {
  const counts = occurrences(areas.flatMap(({ paths }) => paths));
  return areas.map((area) => {
    const own = area.paths.filter((path) => counts.get(path) === 1);
    return own.length > 0 ? { ...area, paths: own } : area;
  });
}
