import type { GateFailure } from '../model/health.ts';

/** What is needed to say which file of the repository a failure names. */
export interface Ground {
  /** The names under which the root is known, absolute: as configured, and without links. */
  readonly roots: readonly string[];
  /** The gate's folder below the root, without `/` at its end; empty for the root. */
  readonly cwd: string;
  /** True when a file stands at a path below the root. */
  exists(path: string): boolean;
}

/**
 * The same failure with paths below the root, as everything else in a plan has them. A tool writes its paths absolute, or from
 * its own folder, or, as `go test` does, from the folder of the package. Where none of these is a file, it stays as written.
 */
export function placeFailure(failure: GateFailure, ground: Ground): GateFailure {
  const file = failure.file === null ? null : placeFile(failure.file, failure.unit, ground);
  const named = below(failure.unit, ground);
  const unit =
    failure.unit === failure.file && file !== null ? file : fileOr(join(ground.cwd, named), named, ground);
  return { ...failure, unit, file, message: failure.message.map((line) => withoutRoots(line, ground)) };
}

function placeFile(file: string, unit: string, ground: Ground): string {
  const own = below(file, ground);
  if (own.startsWith('/')) return own;
  const inside = join(ground.cwd, own);
  if (ground.exists(inside)) return inside;
  // `example.com/band/audio/tuner` and `tuner_test.go`: the longest end of the unit that is a folder with that file.
  const parts = unit.split('/');
  for (let from = 0; from < parts.length && parts.length < 64; from += 1) {
    const path = join(ground.cwd, [...parts.slice(from), own].join('/'));
    if (ground.exists(path)) return path;
  }
  return ground.exists(own) ? own : inside;
}

function fileOr(path: string, otherwise: string, ground: Ground): string {
  return !otherwise.startsWith('/') && ground.exists(path) ? path : otherwise;
}

/** A path below the root when it is absolute there; `./` and `../` resolved from the gate's folder are not unfolded. */
function below(path: string, { roots }: Ground): string {
  const root = roots.find((one) => path.startsWith(`${one}/`));
  return (root === undefined ? path : path.slice(root.length + 1)).replace(/^(?:\.\/)+/, '');
}

function withoutRoots(line: string, { roots }: Ground): string {
  return roots.reduce(
    (text, root) => text.replaceAll(`file://${root}/`, '').replaceAll(`${root}/`, ''),
    line,
  );
}

function join(folder: string, path: string): string {
  return folder === '' ? path : `${folder}/${path}`;
}
