import type { ResolvedConfig } from '../../model/config.ts';
import { gateKey } from '../../model/health.ts';
import { cleanLine } from '../text/clean.ts';

/**
 * `repo_health.txt` of a repository whose gates never ran: it says so, and nothing else. Once `backlogic health` has
 * recorded a log, that log is the artifact and a build leaves it alone.
 */
export function notRunText(config: ResolvedConfig): string {
  const lines = [
    'backlogic: no gate has been run, so nothing is known of the health of this repository.',
    '',
  ];
  if (config.gates.length === 0)
    lines.push('No gate is configured. Add one under `gates` in the configuration.');
  else {
    lines.push('`backlogic health` runs these and records their output here:', '');
    for (const gate of config.gates) {
      lines.push(`  ${cleanLine(gate.name)}: ${cleanLine(gate.command)}`);
      if (gate.fallback) lines.push(`    else: ${cleanLine(gate.fallback)}`);
    }
    lines.push('', ...config.gates.map((gate) => `${gateKey(gate.name)}=not_run`));
  }
  return `${lines.join('\n')}\n`;
}
