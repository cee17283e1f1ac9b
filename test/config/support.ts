import { loadConfig } from '../../src/config/load.ts';
import type { ConfigRequest } from '../../src/config/resolve.ts';
import { describe } from '../../src/diagnostics/finding.ts';
import { type MemoryHost, memoryHost } from '../../src/host/memory.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import type { Finding } from '../../src/model/finding.ts';
import { formatSpan } from '../../src/model/span.ts';

/** A folder in memory with files by path, relative to `/repo`, which is a repository. */
export function folder(files: Readonly<Record<string, string>>): MemoryHost {
  return memoryHost(
    Object.fromEntries([
      ['/repo/.git/HEAD', 'ref: refs/heads/main\n'],
      ...Object.entries(files).map(([path, text]) => [path.startsWith('/') ? path : `/repo/${path}`, text]),
    ]),
  );
}

/** Loads from files; the request is from `/repo` unless it says otherwise. */
export function load(
  files: Readonly<Record<string, string>>,
  request: Partial<ConfigRequest> = {},
): { config: ResolvedConfig | null; findings: readonly Finding[] } {
  return loadConfig({ cwd: '/repo', ...request }, folder(files));
}

/** The configuration, when there is nothing to say against it. */
export function loaded(
  files: Readonly<Record<string, string>>,
  request: Partial<ConfigRequest> = {},
): ResolvedConfig {
  const { config, findings } = load(files, request);
  if (config === null || findings.length > 0) throw new Error(transcript(findings));
  return config;
}

/** Findings as people read them: severity, code, place, message, hint, and related places. */
export function transcript(findings: readonly Finding[]): string {
  return findings
    .map((found) => {
      const { message, hint } = describe(found);
      const at = found.at ? formatSpan(found.at) : '(no place)';
      const related = found.related.map(({ note, at: place }) => `\n    ${formatSpan(place)} ${note}`);
      return `${found.severity} ${found.code} at ${at}\n    ${message}.\n    ${hint}${related.join('')}`;
    })
    .join('\n');
}
