import { finding } from '../diagnostics/finding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { beforeWildcards, normalisePath } from '../model/paths.ts';
import { cut } from '../model/words.ts';
import { brokenGlob, slowGlob, slowIgnore } from '../syntax/globs.ts';
import type { Pointer } from '../syntax/located.ts';
import type { SetBy } from './vet-patterns.ts';

/** A text of the configuration that may have wildcards. */
type Written = readonly [pointer: Pointer, text: string];

/** Every glob ends, and can match something; where one place is meant, one is named. */
export function vetGlobs(config: ResolvedConfig, setBy: SetBy): Finding[] {
  const { areas, design, inventory, plan, tree } = config;
  const paths = [
    ...members(['inventory', 'path'], inventory.path),
    ...members(['inventory', 'include'], inventory.include),
    ...members(['inventory', 'overlays'], inventory.overlays),
    ...members(['design', 'path'], design.path),
  ];
  const globs = [
    ...members(['areas', 'documents'], areas.documents),
    ...members(['areas', 'notCode'], areas.notCode),
    ...members(['tree', 'scaffold'], tree.scaffold),
    ...members(['tree', 'tests'], tree.tests),
  ];
  const ignored = members(['tree', 'ignore'], tree.ignore);
  const surfaces = members(['plan', 'contractSurfaces'], plan.contractSurfaces);
  const folders = config.gates.map(({ cwd }, index): Written => [['gates', index, 'cwd'], cwd]);
  // An empty path is told where paths are that do not lead below the root.
  const named = ([, text]: Written): boolean => text.trim() !== '';
  return [
    ...told('config/slow-pattern', [...paths, ...globs], slowGlob, setBy),
    ...told('config/slow-pattern', ignored, slowIgnore, setBy),
    ...told('config/bad-glob', [...paths.filter(named), ...globs], brokenGlob, setBy),
    ...told('config/bad-glob', surfaces.filter(named), noSurface, setBy),
    ...told('config/bad-glob', folders, noFolder, setBy),
  ];
}

function members(pointer: Pointer, texts: readonly string[]): Written[] {
  return texts.map((text, index) => [[...pointer, index], text]);
}

function told(
  code: 'config/slow-pattern' | 'config/bad-glob',
  written: readonly Written[],
  why: (text: string) => string | null,
  setBy: SetBy,
): Finding[] {
  return written.flatMap(([pointer, text]) => {
    const reason = why(text);
    if (reason === null) return [];
    const { at, key } = setBy(pointer);
    return [finding(code, at, { key, pattern: cut(text, 80), reason })];
  });
}

/** The stages go by what stands before the first wildcard. */
function noSurface(pattern: string): string | null {
  if (normalisePath(pattern) === '') return 'it is the whole repository';
  return normalisePath(beforeWildcards(pattern)) === ''
    ? 'it names no folder before its first wildcard, and a surface is a place'
    : null;
}

/** Brackets and braces are parts of some folders' names; stars are not. */
function noFolder(path: string): string | null {
  return /[*?]/.test(path) ? 'a gate runs in one folder, and here nothing says which' : null;
}
