import { baseName, pathKey } from '../model/paths.ts';
import type { Feature, Sources } from '../model/sources.ts';
import { Likeness } from './likeness.ts';
import { Mentions } from './mentions.ts';
import { oncePerObject, oncePerText } from './once.ts';

/** What ties features to areas where no document does: their own words, names that are alike, owners. Worked out once for some sources. */
export interface Kinship {
  /** The areas whose ground a feature names in its own words, most often named first. */
  mentioned(feature: Feature): readonly string[];
  /** The paths that it names. */
  paths(feature: Feature): readonly string[];
  /** The areas on whose ground a text names paths. */
  inText(text: string): readonly string[];
  /** The areas whose names are most like this one, and how much. */
  like(name: string): { readonly areas: readonly string[]; readonly score: number };
  /** The areas that the ownership file gives to some owner. */
  owned(owner: string): readonly string[];
}

export const kinshipOf: (sources: Sources) => Kinship = oncePerObject((sources: Sources): Kinship => {
  const { areas } = sources.areas;
  const mentions = new Mentions(sources);
  const likeness = new Likeness(
    areas.flatMap(({ name, paths, aliases }) =>
      [name, ...paths.map((path) => baseName(pathKey(path))), ...aliases.map(withoutScope)].map((one) => ({
        area: name,
        name: one,
      })),
    ),
  );
  const paths = oncePerObject((feature: Feature) => mentions.of(feature));
  return {
    paths,
    mentioned: (feature) => mentions.areasOf(paths(feature)),
    inText: (text) => mentions.areasOf(mentions.inText(text)),
    like: oncePerText((name) => likeness.best(name)),
    owned: (owner) =>
      areas
        .filter(({ owners }) => owners.some((one) => ownerName(one) === ownerName(owner)))
        .map(({ name }) => name),
  };
});

/** `@house/desk` and `example.com/x/desk` are called desk. */
function withoutScope(name: string): string {
  return baseName(name);
}

/** `@house/front-desk` is the team front-desk. */
function ownerName(owner: string): string {
  return baseName(owner).replace(/^@/, '').toLowerCase();
}
