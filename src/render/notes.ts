import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { readNotes } from '../model/generated.ts';
import type { Regions } from './engine/regions.ts';

/** What people wrote in the last version of a page; null, and a finding, where it is not clear where that begins and ends. */
export function keptNotes(
  last: string | null,
  path: string,
  findings: Finding[],
): ReadonlyMap<string, string> | null {
  const { regions, problem } = readNotes(last ?? '');
  if (problem === null) return regions;
  findings.push(damaged(path, problem));
  return null;
}

/** Whether a page that was drawn lacks a region in which somebody wrote; that is a finding. */
export function isLost(regions: Regions, path: string, findings: Finding[]): boolean {
  const lost = regions.lost();
  if (lost === null) return false;
  findings.push(damaged(path, `the template has no notes:${lost}, and what was written there would be lost`));
  return true;
}

function damaged(path: string, problem: string): Finding {
  return finding('artifacts/notes-damaged', { file: path, line: 1, column: 1 }, { path, problem });
}
