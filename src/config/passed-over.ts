import { finding } from '../diagnostics/finding.ts';
import { standingAt } from '../host/standing.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { isUnder } from '../model/paths.ts';
import { configIn, maxBytes } from './find.ts';
import type { ConfigRequest } from './resolve.ts';

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

/** Many repositories have a folder of that name for something else. */
function firstRuleFile(folder: string, host: Host): string | null {
  try {
    if (host.stat(folder)?.kind !== 'directory') return null;
    const files = host.list(folder).filter(({ name, kind }) => kind === 'file' && /\.ya?ml$/.test(name));
    const found = files.find(({ name }) => {
      const path = `${folder}/${name}`;
      return (host.stat(path)?.size ?? maxBytes) < maxBytes && /^decides:/m.test(host.readText(path));
    });
    return found ? `${folder}/${found.name}` : null;
  } catch (error) {
    if (error instanceof HostError) return null;
    throw error;
  }
}
