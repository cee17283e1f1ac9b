import type { ManifestReader } from './reader.ts';

/** `Makefile`: the targets that it names at the start of a line. */
export const make: ManifestReader = {
  files: ['Makefile', 'makefile', 'GNUmakefile'],
  read: (text) => ({
    name: null,
    toolchain: 'make',
    scripts: [
      ...new Set(
        [...text.matchAll(/^([A-Za-z0-9][\w.-]*(?: [A-Za-z0-9][\w.-]*)*)\s*::?(?![:=])/gm)].flatMap(
          ([, names = '']) => names.split(' '),
        ),
      ),
    ].sort(),
    members: [],
  }),
};
