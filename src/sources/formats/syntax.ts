import type { Located } from '../../syntax/located.ts';
import type { FindingLog } from '../finding-log.ts';

/** What the parser of a format objects to, as findings. */
export function reportSyntax(
  located: Pick<Located, 'problems'>,
  format: 'json' | 'yaml',
  log: FindingLog,
): void {
  for (const { kind, message, at, related = [] } of located.problems) {
    if (kind === 'duplicate-key') log.add('inventory/duplicate-key', at, { problem: message }, { related });
    else log.add('inventory/syntax', at, { file: at.file, problem: message, format }, { related });
  }
}
