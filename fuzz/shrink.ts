import type { Files } from './files.ts';

/**
 * Makes a failing repository small: takes out files, then lines, then pieces of lines, for as long as `fails` holds of what is
 * left and no longer than `milliseconds`.
 */
export function shrink(files: Files, fails: (files: Files) => boolean, milliseconds: number): Files {
  let small = files;
  const until = performance.now() + milliseconds;
  const attempt = (candidate: Files): boolean => {
    if (performance.now() > until || !fails(candidate)) return false;
    small = candidate;
    return true;
  };
  withoutParts([...small.keys()], (kept) => attempt(only(small, kept)));
  for (const splitter of [/(?<=\n)/, /(?<=[,{}[\]|])/, /(?<=\s)/, /(?:)/u]) {
    for (const [path, text] of small) {
      if (text.length > 200_000 && splitter.source === '(?:)') continue;
      withoutParts(text.split(splitter), (kept) => attempt(new Map(small).set(path, kept.join(''))));
    }
  }
  return small;
}

function only(files: Files, paths: readonly string[]): Files {
  const kept = new Set(paths);
  return new Map([...files].filter(([path]) => kept.has(path)));
}

/** Takes out ever smaller runs of parts; `works` says whether what is kept will do. */
function withoutParts(
  parts: readonly string[],
  works: (kept: readonly string[]) => boolean,
): readonly string[] {
  let kept = parts;
  for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < kept.length; ) {
      const without = [...kept.slice(0, at), ...kept.slice(at + size)];
      if (without.length < kept.length && works(without)) kept = without;
      else at += size;
    }
  }
  return kept;
}
