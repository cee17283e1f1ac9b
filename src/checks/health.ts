import { finding } from '../diagnostics/finding.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import type { GateHealth, Plan } from '../model/plan.ts';
import type { Span } from '../model/span.ts';

/** What the recorded gate runs ask of a person: gates that block, failures that nobody owns, a record that is out of date. */
export function checkHealth(facts: FactSet, plan: Plan): Finding[] {
  const sizes = new Map(facts.sources.tree.files.map((file) => [file.path, file.bytes]));
  const { gates, stale, recordedAt } = plan.health;
  return [
    ...gates.filter((gate) => gate.blocking && gate.outcome !== 'pass').map(blocked),
    ...gates.flatMap((gate) => unowned(gate, sizes)),
    ...(stale && recordedAt !== null ? [finding('health/record-stale', null, { recordedAt })] : []),
  ];
}

function blocked(gate: GateHealth): Finding {
  const units = [...new Set(gate.failures.map((failure) => failure.unit))];
  return finding(
    'health/gate-failed',
    null,
    { gate: gate.name, outcome: gate.outcome, failed: gate.failures.length, units: units.slice(0, 5) },
    { subject: `gate:${gate.name}` },
  );
}

function unowned(gate: GateHealth, sizes: Sizes): Finding[] {
  return gate.owned.flatMap(({ failure, owner }) => {
    const failed = gate.failures[failure];
    if (owner !== null || !failed) return [];
    return [
      finding(
        'health/failure-without-owner',
        placeOf(failed.file, failed.line, sizes),
        { gate: gate.name, unit: failed.unit, test: failed.test },
        { subject: `failure:${gate.name}#${failure + 1}` },
      ),
    ];
  });
}

/** Bytes by path; null where they are not known. */
type Sizes = ReadonlyMap<string, number | null>;

/**
 * A gate's output may name files that are not of this repository; those are no places to point to. Nor is a line that the file
 * can not have any more: it is longer ago that the gate ran than that somebody shortened the file.
 */
function placeOf(file: string | null, line: number | null, sizes: Sizes): Span | null {
  const bytes = file === null ? undefined : sizes.get(file);
  if (file === null || bytes === undefined) return null;
  return { file, line: line === null || (bytes !== null && line > bytes + 1) ? 1 : line, column: 1 };
}
