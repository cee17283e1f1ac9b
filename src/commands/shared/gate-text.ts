import { createColors } from 'picocolors';
import type { GateFailure, GateRun } from '../../model/health.ts';
import type { GateHealth } from '../../model/plan.ts';
import { oneLine } from '../../reporters/text.ts';

/** One line about a gate: outcome, exit code, time, counts, and what there is to note. */
export function gateLine(run: GateRun, color: boolean): string {
  const colors = createColors(color);
  const paint = run.outcome === 'pass' ? colors.green : run.blocking ? colors.red : colors.yellow;
  const counted = run.passed + run.failed + run.skipped > 0;
  const parts = [
    run.exitCode === null ? null : `exit ${run.exitCode}`,
    `${(run.durationMs / 1000).toFixed(1)} s`,
    counted ? `${run.passed} passed, ${run.failed} failed, ${run.skipped} skipped (${run.parser})` : null,
    run.blocking ? null : 'optional',
  ].filter((part) => part !== null);
  const fallback = run.fallbackUsed ? `fallback \`${run.command}\`: ` : '';
  const note = run.note === null ? '' : `\n  ${oneLine(`${fallback}${run.note}`)}`;
  return `${oneLine(run.name)}: ${paint(run.outcome)}  ${parts.join(', ')}${note}\n`;
}

/** The failures of a gate, each with its place, the first lines of its error, and who owns it by which rule. */
export function failuresText(gate: GateHealth, color: boolean): string {
  const { bold, dim } = createColors(color);
  const blocks = gate.failures.map((failure, index) => {
    const owned = gate.owned.find((one) => one.failure === index);
    const owner = owned?.owner ? `owner: ${owned.owner}` : 'no owner is known';
    const area = owned?.area ? `, area: ${owned.area}` : '';
    const rule = owned?.rule ? `, rule: ${owned.rule}` : '';
    return [
      `  ${bold(oneLine(nameOf(failure)))}${placeOf(failure)}`,
      ...failure.message.map((line) => dim(`      ${oneLine(line)}`)),
      `    ${oneLine(`${owner}${area}${rule}`)}`,
    ].join('\n');
  });
  return `${[`${oneLine(gate.name)}:`, ...blocks].join('\n')}\n`;
}

function nameOf({ unit, test }: GateFailure): string {
  return test === null ? unit : `${unit} › ${test}`;
}

function placeOf({ file, line }: GateFailure): string {
  return file === null ? '' : `  ${oneLine(file)}${line === null ? '' : `:${line}`}`;
}
