import type { OtherBytes } from '../host/encoding.ts';
import type { FindingLog } from './finding-log.ts';

/** Says of which files were read as something else than UTF-8, and where. */
export function reportEncoding(
  files: readonly (readonly [path: string, where: OtherBytes])[],
  log: FindingLog,
): void {
  for (const [file, { line, column, lines }] of files)
    log.add('tree/encoding', { file, line, column, endColumn: column + 1 }, { path: file, lines });
}
