import { code, type Found, foundSources } from '../../support/found.ts';

export const inventory = {
  'features.json': [
    { id: 'A-1', group: 'Rooms', description: 'Rooms are listed' },
    { id: 'A-2', group: 'Guests', description: 'Guests are listed' },
  ],
};

/** `name: ground (other names) from STEP`. */
export function areas(files: Found): string[] {
  return foundSources({ ...inventory, ...files }).sources.areas.areas.map(
    ({ name, paths, aliases, guides, from }) =>
      `${name}: ${paths.join(' ')}${guides.length > 0 ? ` by ${guides.join(' ')}` : ''}${aliases.length > 0 ? ` (${aliases.join(', ')})` : ''} from ${from}`,
  );
}

/** A folder with code for each name. */
export function folders(...names: readonly string[]): Found {
  return Object.fromEntries(names.map((name) => [`${name}/main.go`, code]));
}

export const table = (...rows: readonly string[]): string =>
  ['| Component | Where | Read |', '| --- | --- | --- |', ...rows, ''].join('\n');
