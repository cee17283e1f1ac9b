import { finding } from '../diagnostics/finding.ts';
import { standingAt } from '../host/standing.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { isUnder } from '../model/paths.ts';
import { configIn } from './find.ts';
import type { ConfigRequest } from './resolve.ts';
import { firstRuleFile } from './rule-folder.ts';

/** What stands at the root, looks as if it were in force, and is not: a configuration, rules. */
export function passedOver(config: ResolvedConfig, request: ConfigRequest, host: Host): Finding[] {
  if (standingAt(config.root, host)?.kind !== 'directory') return [];
  return [...configPassedOver(config, request, host), ...rulesPassedOver(config, host)];
}

/** A configuration is searched for from the current folder, wherever the root is. Who names one has chosen. */
function configPassedOver({ root, file }: ConfigResolved, request: ConfigRequest, host: Host): Finding[] {
  if (request.root === undefined || request.config !== undefined) return [];
  const there = configIn(root, host);
  if (there === null || there === file) return [];
  return [finding('config/passed-over', { file: there, line: 1, column: 1 }, { file: there, used: file })];
}

type ConfigResolved = Pick<ResolvedConfig, 'root' | 'file' | 'rules'>;

function rulesPassedOver({ root, rules }: ConfigResolved, host: Host): Finding[] {
  const folder = `${root}/rules`;
  if (rules.some((path) => isUnder(folder, path) || isUnder(path, folder))) return [];
  const first = firstRuleFile(folder, host);
  return first === null ? [] : [finding('config/rules-unread', { file: first, line: 1, column: 1 }, {})];
}
