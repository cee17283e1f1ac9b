import type { ManifestReader } from './reader.ts';

/** `go.mod`: its module line. */
export const goModule: ManifestReader = {
  files: ['go.mod'],
  read: (text) => ({
    name: /^\s*module\s+"?([^\s"]+)/m.exec(withoutComments(text))?.[1] ?? null,
    toolchain: 'go',
    scripts: [],
    members: [],
  }),
};

/** `go.work`: its `use` lines and blocks. The grammar is a word and a path a line. */
export const goWork: ManifestReader = {
  files: ['go.work'],
  read: (text) => ({ name: null, toolchain: 'go', scripts: [], members: uses(withoutComments(text)) }),
};

function uses(text: string): string[] {
  const found: string[] = [];
  let inside = false;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (/^use\s*\($/.test(line)) inside = true;
    else if (line === ')') inside = false;
    else if (inside && line !== '') found.push(unquoted(line));
    else {
      const single = /^use\s+(\S.*)$/.exec(line);
      if (single?.[1]) found.push(unquoted(single[1]));
    }
  }
  return found;
}

function unquoted(text: string): string {
  return text.replace(/^["`](.*)["`]$/, '$1');
}

function withoutComments(text: string): string {
  return text.replace(/\/\/[^\r\n]*/g, '');
}
