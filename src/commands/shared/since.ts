import type { Compilation } from '../../compile.ts';
import { finding } from '../../diagnostics/finding.ts';
import { settleFindings } from '../../diagnostics/settle.ts';
import { type AreaStep, areaStepWords } from '../../model/areas.ts';
import type { ResolvedConfig } from '../../model/config.ts';
import type { Finding } from '../../model/finding.ts';
import { type Host, HostError } from '../../model/host.ts';
import { isJsonObject, type JsonObject, type JsonValue, objectsIn } from '../../model/json.ts';
import { nearestFile } from '../../sources/locate.ts';

/** What the spec map of the last build says it rests on. */
export interface LastBuild {
  readonly from: AreaStep | null;
  /** The document or file that the areas rest on. */
  readonly source: string | null;
  readonly areas: readonly string[];
  /** The design that was read, or null. */
  readonly design: string | null;
  /** The guides that were read, each with its area. */
  readonly guides: readonly { readonly path: string; readonly area: string }[];
  readonly ids: readonly string[];
}

/** Reads what the last build left; null when there is none, or none that can be read. Ask before a build writes. */
export function lastBuild({ root, output }: ResolvedConfig, host: Host): LastBuild | null {
  const map = readObject(`${root}/${output.specMap}`, host);
  if (map === null || !isJsonObject(map.areas) || !isJsonObject(map.feature_inventory)) return null;
  const { from, steps, list } = map.areas;
  const { mvp_ids, post_mvp_ids } = map.feature_inventory;
  const leading = objectsIn(steps).find(({ use }) => use === 'leads');
  const read = (value: JsonValue | undefined): readonly JsonObject[] =>
    objectsIn(value).filter(({ found }) => found === true);
  return {
    from: isStep(from) ? from : null,
    source: textOf(leading?.source),
    areas: objectsIn(list).flatMap(({ area }) => textOf(area) ?? []),
    design: textOf(read(map.source_docs).find(({ role }) => role === 'design')?.path),
    guides: read(map.canonical_guide_map).map(({ guide, area }) => ({
      path: String(guide),
      area: String(area),
    })),
    ids: [...texts(mvp_ids), ...texts(post_mvp_ids)],
  };
}

/** What a compilation rests on no more, of what the last build rested on: a plan without it is whole too, only another one. */
export function sinceFindings(last: LastBuild | null, { config, facts }: Compilation): readonly Finding[] {
  if (last === null) return [];
  const { areas, design, guides, inventory, tree } = facts.sources;
  const source = areas.steps.find(({ use }) => use === 'leads')?.source ?? null;
  const now = new Set(guides.map(({ path }) => path));
  const known = new Set(last.guides.map(({ path }) => path));
  // Another guide took the place in its area: it was renamed, and its row with it; one that is not there is said where it is read.
  const renamed = new Set(guides.filter(({ path }) => !known.has(path)).map(({ area }) => area));
  const lost = last.guides.filter(({ path, area }) => !now.has(path) && !renamed.has(area));
  const names = new Set(facts.areas.map(({ name }) => name));
  const gone = last.areas.filter((name) => !names.has(name));
  const elsewhere = last.from !== areas.from || (last.source !== source && gone.length > 0);
  const found: Finding[] = [];
  if (elsewhere && last.from !== null) {
    found.push(
      finding('plan/areas-from-elsewhere', source === null ? null : { file: source, line: 1, column: 1 }, {
        was: areaStepWords[last.from],
        wasFrom: last.source,
        is: areas.from === null ? 'none' : areaStepWords[areas.from],
        isFrom: source,
        gone,
        guides: [...new Set(lost.map(({ path }) => path))],
        canonical: last.from === 'guide-table',
      }),
    );
  } else {
    const files = new Set(tree.files.map(({ path }) => path));
    const say = (path: string, role: string): void => {
      const near = files.has(path) ? null : nearestFile(path, tree);
      found.push(finding('plan/document-gone', null, { path, role, near }));
    };
    if (last.design !== null && design === null) say(last.design, 'the design');
    for (const path of new Set(lost.map((guide) => guide.path))) say(path, 'a guide');
  }
  const ids = new Set(inventory.features.map(({ id }) => id));
  const without = last.ids.filter((id) => !ids.has(id));
  // An inventory that can not be read says so itself.
  if (ids.size > 0 && without.length * 2 > last.ids.length) {
    const at = { file: inventory.file, line: 1, column: 1 };
    found.push(finding('plan/entries-gone', at, { before: last.ids.length, gone: without }));
  }
  return settleFindings(found, config);
}

function isStep(value: JsonValue | undefined): value is AreaStep {
  return typeof value === 'string' && Object.hasOwn(areaStepWords, value);
}

function readObject(path: string, host: Host): JsonObject | null {
  try {
    const value = JSON.parse(host.readText(path)) as JsonValue;
    return isJsonObject(value) ? value : null;
  } catch (error) {
    // A merge may have broken it, and then nothing is known.
    if (error instanceof HostError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function texts(value: JsonValue | undefined): readonly string[] {
  return Array.isArray(value) ? value.filter((one): one is string => typeof one === 'string') : [];
}

function textOf(value: JsonValue | undefined): string | null {
  return typeof value === 'string' ? value : null;
}
