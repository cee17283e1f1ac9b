/** A repository as text: path below its root → what a reader of UTF-8 sees in the file. */
export type Files = Map<string, string>;

/** Which mutations know how to change a file. */
export type Role =
  | 'inventory'
  | 'design'
  | 'guide'
  | 'rules'
  | 'config'
  | 'owners'
  | 'listing'
  | 'template'
  | 'health'
  | 'record'
  | 'code';

/** What kind of file a path holds, by its name alone. */
export function roleOf(path: string): Role {
  if (/^backlog\.config\./.test(path)) return 'config';
  if (/^\.backlogic\/repo_health\./.test(path)) return 'health';
  if (path.startsWith('.backlogic/') || path === 'docs/mvp_backlog.md' || path === 'baseline.json')
    return 'record';
  if (/^(?:rules|presets)\/.*\.(?:ya?ml|json)$/.test(path)) return 'rules';
  if (path.endsWith('.hbs')) return 'template';
  if (/(?:^|\/)CODEOWNERS$/.test(path)) return 'owners';
  if (path === 'files.txt') return 'listing';
  if (/features?_?(?:framework|list)?\.json$/.test(path)) return 'inventory';
  if (/design\.md$/i.test(path)) return 'design';
  return path.endsWith('.md') ? 'guide' : 'code';
}
