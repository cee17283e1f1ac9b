import fc from 'fast-check';
import type { Decision } from '../../src/model/decision.ts';
import type { AreaParts, FeatureParts } from './literal-facts.ts';
import { contract, decision, type World } from './literals.ts';

/** Folders at three depths, some inside others, so that prefixes of areas, modules and workstreams overlap. */
const folders: readonly string[] = ['api', 'core', 'edge', 'test', 'docs'].flatMap((top) => [
  top,
  ...['a', 'b', 'c'].flatMap((name) => [`${top}/${name}`, `${top}/${name}/x`, `${top}/${name}/y`]),
]);
const files: readonly string[] = folders.map((folder) => `${folder}/main.go`);
const path = fc.constantFrom(...folders, ...files, 'README.md', 'new/ground', 'core/b*', '../out');
const paths = fc.array(path, { maxLength: 4 });
const groupName = (index: number): string => `Group ${index}`;
const areaName = (index: number): string => `Area ${index}`;

interface Sizes {
  readonly features: number;
  readonly groups: number;
}

/** A random repository as the plan stage meets it: any number of groups and areas, guides, overlapping paths, cycles. */
export function worlds(most: Sizes): fc.Arbitrary<World> {
  return fc.record({ groups: fc.nat(most.groups), areas: fc.nat(6) }).chain(({ groups, areas }) => {
    const feature = features(most.features, groups);
    return fc
      .record({
        features: feature,
        areas: fc.tuple(...Array.from({ length: areas }, (_, index) => area(index, most.features))),
        placed: fc.array(fc.nat(Math.max(0, areas)), { minLength: groups + 1, maxLength: groups + 1 }),
        streams: fc.option(
          fc.uniqueArray(fc.tuple(fc.constantFrom(...folders, ...files.slice(0, 5)), fc.nat(4)), {
            maxLength: 12,
            selector: ([one]) => one,
          }),
        ),
        fallback: fc.boolean(),
        max: fc.integer({ min: 1, max: 7 }),
        surfaces: fc.subarray(['api/*', 'docs/', 'core/a']),
        contracts: fc.array(
          fc.tuple(fc.nat(most.features), fc.nat(2), fc.constantFrom('api/a', 'api/b', 'edge/c')),
          {
            maxLength: 10,
          },
        ),
        modules: fc.array(
          fc.record({ paths, groups: fc.array(fc.nat(Math.max(0, groups)), { maxLength: 3 }) }),
          {
            maxLength: 4,
          },
        ),
      })
      .map((parts): World => {
        const known = new Set(parts.features.map((one) => one.id));
        const decisions: Decision[] = parts.contracts
          .filter(([id]) => known.has(featureId(id)))
          .map(([id, title, surface]) => contract('feature', featureId(id), `Change ${title}`, surface));
        return {
          features: parts.features,
          areas: parts.areas,
          // A number beyond the areas leaves the group without a rule.
          groups: Object.fromEntries(
            parts.placed.flatMap((where, index) =>
              where < areas ? [[groupName(index), areaName(where)]] : [],
            ),
          ),
          ...(parts.streams === null
            ? {}
            : {
                streams: Object.fromEntries(parts.streams.map(([one, stream]) => [one, `stream-${stream}`])),
              }),
          decisions,
          modules: parts.modules.map((module, index) => ({
            name: `Target ${index}`,
            paths: module.paths,
            groups: module.groups.map(groupName),
          })),
          files,
          plan: {
            maxFeaturesPerSlice: parts.max,
            contractSurfaces: parts.surfaces,
            fallbackArea: parts.fallback && areas > 0 ? areaName(0) : null,
          },
        };
      });
  });
}

/** Dependency rules for generated items: now and then one waits for an area, a group, a stream or the contracts. */
export function someRules(seed: number): (item: { readonly [name: string]: unknown }) => readonly Decision[] {
  return (item) => {
    const id = String(item.id);
    const choice = (id.length * 7 + seed) % 5;
    const after = [
      { area: areaName(seed % 3) },
      { group: groupName(seed % 4) },
      { workstream: 'stream-1' },
      { contract: true },
      null,
    ][choice];
    if (!after) return [];
    return [decision('dependency', 'item', id, after, { then: { after, reason: 'because it is so' } })];
  };
}

function featureId(number: number): string {
  return `F-${number}`;
}

function features(most: number, groups: number): fc.Arbitrary<FeatureParts[]> {
  const one = fc.record({
    number: fc.nat(most),
    group: fc.option(fc.nat(Math.max(0, groups)), { freq: 12 }),
    paths,
    after: fc.array(fc.nat(most), { maxLength: 2 }),
    phase: fc.constantFrom('mvp', 'mvp', 'mvp', 'later'),
    done: fc.constantFrom(false, false, false, true),
    status: fc.constantFrom('open', 'open', 'open', 'dropped'),
    priority: fc.constantFrom('P0', 'P1', 'P2', 'P9', 'none'),
  });
  return fc
    .uniqueArray(one, {
      minLength: Math.min(1, most),
      maxLength: most,
      size: 'max',
      selector: (parts) => parts.number,
    })
    .map((list) =>
      list.map(
        (parts): FeatureParts => ({
          id: featureId(parts.number),
          group: parts.group === null ? null : groupName(parts.group),
          paths: parts.paths,
          after: parts.after.map(featureId),
          phase: parts.phase as 'mvp' | 'later',
          done: parts.done,
          status: parts.status,
          priority: parts.priority,
        }),
      ),
    );
}

function area(index: number, most: number): fc.Arbitrary<AreaParts> {
  const ids = fc.array(fc.nat(most).map(featureId), { maxLength: 5 });
  return fc
    .record({
      folder: fc.constantFrom(...folders),
      modules: fc.array(fc.record({ paths, ids }), { maxLength: 4 }),
      packages: fc.array(
        fc.record({
          paths,
          ids,
          label: fc.boolean(),
          phase: fc.option(fc.constantFrom('Phase A', 'Phase B')),
          priority: fc.option(fc.constantFrom('P0', 'P1', 'P2')),
          open: fc.constantFrom(true, true, true, false),
          deferred: fc.constantFrom(false, false, false, true),
          after: fc.array(fc.nat(4), { maxLength: 1 }),
        }),
        { maxLength: 5 },
      ),
      divergences: fc.array(fc.record({ paths, ids, open: fc.constantFrom(true, true, false) }), {
        maxLength: 4,
      }),
    })
    .map((parts): AreaParts => {
      const id = (order: number): string => `area-${index}/wp-${order}`;
      return {
        name: areaName(index),
        folder: parts.folder,
        modules: parts.modules.map((module, order) => ({
          ...module,
          name: `Module ${index}.${order}`,
          id: `M-${order}`,
        })),
        packages: parts.packages.map((one, order) => ({
          ...one,
          id: id(order),
          title: `Package ${index}.${order}`,
          label: one.label ? `WP-${order}` : null,
          after: one.after.map(id),
        })),
        divergences: parts.divergences.map((one, order) => ({
          ...one,
          id: `area-${index}/gap/${order}`,
          title: `Gap ${index}.${order}`,
        })),
      };
    });
}
