import { posix } from 'node:path';
import { finding } from '../diagnostics/finding.ts';
import { nearPath } from '../diagnostics/near-path.ts';
import { whereNoUtf8 } from '../host/encoding.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { type DirectoryEntry, type Host, HostError } from '../model/host.ts';
import type { Span } from '../model/span.ts';
import { fileName } from '../syntax/file-names.ts';

/** Bytes that a rule file may have. */
export const sizeLimit = 1_000_000;
const folderDepthLimit = 16;
const fileLimit = 2_000;

const extensions = ['.yaml', '.yml', '.json', '.jsonc'];

export function isRuleFile(name: string): boolean {
  return extensions.some((extension) => name.endsWith(extension));
}

/** The rule files of one entry of `config.rules`, sorted by path in code-unit order. */
export function discover(entry: string, config: ResolvedConfig, host: Host, findings: Finding[]): string[] {
  const at = originOf(entry, config);
  let stat: ReturnType<Host['stat']>;
  try {
    stat = host.stat(entry);
  } catch (error) {
    findings.push(
      finding('rules/unreadable', at, { path: fileName(entry, config), reason: reasonOf(error) }),
    );
    return [];
  }
  if (!stat) {
    const near = nearPath(entry, host, config.fence);
    const shown = { path: fileName(entry, config), near: near && fileName(near, config) };
    findings.push(finding('rules/folder-missing', at, shown));
    return [];
  }
  if (stat.kind === 'file') return [entry];
  const files: string[] = [];
  walk(entry, 0, files, config, host, findings);
  if (files.length === 0) findings.push(finding('rules/folder-empty', at, { path: fileName(entry, config) }));
  if (files.length >= fileLimit) {
    findings.push(finding('rules/too-many', at, { what: 'rule files', limit: fileLimit }));
  }
  return files.slice(0, fileLimit).sort();
}

function walk(
  folder: string,
  depth: number,
  files: string[],
  config: ResolvedConfig,
  host: Host,
  findings: Finding[],
): void {
  const unreadable = (path: string, reason: string): void => {
    const name = fileName(path, config);
    findings.push(finding('rules/unreadable', { file: name, line: 1, column: 1 }, { path: name, reason }));
  };
  if (depth > folderDepthLimit) {
    unreadable(folder, 'deep');
    return;
  }
  let entries: readonly DirectoryEntry[];
  try {
    entries = host.list(folder);
  } catch (error) {
    unreadable(folder, reasonOf(error));
    return;
  }
  for (const { name, kind } of entries) {
    if (name.startsWith('.') || name === 'node_modules' || files.length >= fileLimit) continue;
    const path = posix.join(folder, name);
    if (isRuleFile(name)) {
      const reason = kind === 'file' ? null : noFile(path, host);
      if (reason === null) files.push(path);
      else unreadable(path, reason);
    } else if (kind === 'directory') walk(path, depth + 1, files, config, host, findings);
  }
}

/** Why what bears the name of a rule file is none, or null. A link to a folder is not followed: it may lead back up. */
function noFile(path: string, host: Host): string | null {
  try {
    const kind = host.stat(path)?.kind ?? 'missing';
    return kind === 'file' ? null : kind === 'directory' ? 'folder' : kind === 'other' ? 'special' : kind;
  } catch (error) {
    return reasonOf(error);
  }
}

/** The text of a rule file, or null after a finding. */
export function readRuleText(
  path: string,
  config: ResolvedConfig,
  host: Host,
  findings: Finding[],
): string | null {
  const name = fileName(path, config);
  const at: Span = { file: name, line: 1, column: 1 };
  try {
    const size = host.stat(path)?.size ?? 0;
    if (size > sizeLimit) {
      findings.push(finding('rules/too-large', at, { bytes: size, limit: sizeLimit }));
      return null;
    }
    const text = host.readText(path);
    const where = whereNoUtf8(path, text, host);
    if (where === null) return text;
    const { line, column } = where;
    const data = { path: name, reason: 'encoding' };
    findings.push(finding('rules/unreadable', { file: name, line, column, endColumn: column + 1 }, data));
    return null;
  } catch (error) {
    findings.push(finding('rules/unreadable', at, { path: name, reason: reasonOf(error) }));
    return null;
  }
}

function originOf(entry: string, config: ResolvedConfig): Span | null {
  return config.origins[`/rules/${config.rules.indexOf(entry)}`] ?? config.origins['/rules'] ?? null;
}

function reasonOf(error: unknown): string {
  if (error instanceof HostError) return error.code;
  throw error;
}
