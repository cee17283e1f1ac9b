import { finding } from '../diagnostics/finding.ts';
import type { InventoryAdapter } from '../model/adapter.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { fileName } from '../syntax/file-names.ts';
import { loadScript } from './load-script.ts';

/** Runs the adapter modules that the configuration names, in their order. In safe mode none runs, and each is a finding. */
export function loadAdapters(
  config: ResolvedConfig,
  host: Host,
): { readonly adapters: readonly InventoryAdapter[]; readonly findings: readonly Finding[] } {
  const adapters: InventoryAdapter[] = [];
  const findings: Finding[] = [];
  for (const file of config.inventory.adapters) {
    const at = config.origins['/inventory/adapters'] ?? null;
    const name = fileName(file, config);
    if (config.safe !== null) {
      findings.push(finding('config/unsafe-script', at, { file: name, safe: config.safe }));
      continue;
    }
    const loaded = loadAdapter(file, host);
    if ('problem' in loaded)
      findings.push(finding('inventory/adapter-invalid', at, { file: name, problem: loaded.problem }));
    else adapters.push(loaded.adapter);
  }
  return { adapters, findings };
}

function loadAdapter(file: string, host: Host): { adapter: InventoryAdapter } | { problem: string } {
  let text: string;
  try {
    text = host.readText(file);
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return { problem: `it cannot be read (${error.code})` };
  }
  const ran = loadScript(file, text, host);
  if ('failure' in ran) return { problem: ran.message };
  const { exported } = ran;
  if (!isAdapter(exported)) return { problem: 'its default export has no `name` and no function `read`' };
  return { adapter: exported };
}

function isAdapter(exported: unknown): exported is InventoryAdapter {
  if (typeof exported !== 'object' || exported === null) return false;
  const { name, read, matches } = exported as Partial<InventoryAdapter>;
  const matching = matches === undefined || typeof matches === 'function';
  return typeof name === 'string' && name !== '' && typeof read === 'function' && matching;
}
