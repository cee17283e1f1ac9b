import type { Toolchain } from '../../model/packages.ts';
import { folderOf } from '../../model/paths.ts';
import { type ManifestContext, type ManifestReader, member, stringsOf, textOrNull } from './reader.ts';

/** `package.json` of npm, pnpm, yarn and bun. Members of pnpm stand in a file of their own beside it. */
export const node: ManifestReader = {
  files: ['package.json'],
  read(text, context) {
    const value = context.json(text);
    if (value === null) return null;
    const listed = member(value, 'workspaces');
    const scripts = member(value, 'scripts');
    return {
      name: textOrNull(member(value, 'name')),
      toolchain: toolOf(context, textOrNull(member(value, 'packageManager'))),
      scripts: typeof scripts === 'object' && scripts !== null ? Object.keys(scripts).sort() : [],
      members: Array.isArray(listed) ? stringsOf(listed) : stringsOf(member(listed, 'packages')),
    };
  },
};

/** `pnpm-workspace.yaml` and `lerna.json`: members without a package of their own. */
export const pnpm: ManifestReader = {
  files: ['pnpm-workspace.yaml'],
  read: (text, context) => ({
    name: null,
    toolchain: 'pnpm',
    scripts: [],
    members: stringsOf(member(context.yaml(text), 'packages')),
  }),
};

export const lerna: ManifestReader = {
  files: ['lerna.json'],
  read: (text, context) => ({
    name: null,
    toolchain: toolOf(context, null),
    scripts: [],
    members: stringsOf(member(context.json(text), 'packages')),
  }),
};

const locks: readonly (readonly [file: string, tool: Toolchain])[] = [
  ['pnpm-lock.yaml', 'pnpm'],
  ['pnpm-workspace.yaml', 'pnpm'],
  ['yarn.lock', 'yarn'],
  ['bun.lock', 'bun'],
  ['bun.lockb', 'bun'],
  ['package-lock.json', 'npm'],
];

/** What `packageManager` says, else the lock file that stands nearest above. */
function toolOf({ file, has }: ManifestContext, stated: string | null): Toolchain {
  const named = stated?.split('@', 1)[0];
  if (named === 'pnpm' || named === 'yarn' || named === 'bun' || named === 'npm') return named;
  for (let folder = folderOf(file); ; folder = folderOf(folder)) {
    for (const [lock, tool] of locks) if (has(folder + lock)) return tool;
    if (folder === '') return 'npm';
  }
}
