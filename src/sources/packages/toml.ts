import { parse } from 'smol-toml';
import { type ManifestReader, member, stringsOf, textOrNull } from './reader.ts';

/** Nothing where it is no TOML: the tool whose file it is says so better. */
function tomlOf(text: string): unknown {
  try {
    return parse(text);
  } catch {
    return undefined;
  }
}

export const cargo: ManifestReader = {
  files: ['Cargo.toml'],
  read(text) {
    const value = tomlOf(text);
    if (value === undefined) return null;
    const excluded = stringsOf(member(value, 'workspace', 'exclude')).map((path) => `!${path}`);
    return {
      name: textOrNull(member(value, 'package', 'name')),
      toolchain: 'cargo',
      scripts: [],
      members: [...stringsOf(member(value, 'workspace', 'members')), ...excluded],
    };
  },
};

export const python: ManifestReader = {
  files: ['pyproject.toml'],
  read(text) {
    const value = tomlOf(text);
    if (value === undefined) return null;
    const excluded = stringsOf(member(value, 'tool', 'uv', 'workspace', 'exclude')).map((path) => `!${path}`);
    return {
      name:
        textOrNull(member(value, 'project', 'name')) ?? textOrNull(member(value, 'tool', 'poetry', 'name')),
      toolchain: 'python',
      scripts: [],
      members: [...stringsOf(member(value, 'tool', 'uv', 'workspace', 'members')), ...excluded],
    };
  },
};

/** Python projects from before `pyproject.toml`: the file says that it is one, and no more. */
export const oldPython: ManifestReader = {
  files: ['setup.py', 'setup.cfg', 'requirements.txt'],
  read: () => ({ name: null, toolchain: 'python', scripts: [], members: [] }),
};
