import { dirname, join, relative, resolve, sep } from 'node:path';
import { finding } from '../diagnostics/finding.ts';
import { settleFindings } from '../diagnostics/settle.ts';
import { fencedHost } from '../host/fenced.ts';
import { standingAt } from '../host/standing.ts';
import type { Ground, ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import { type JsonObject, objectOf } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import { extendLayer, extendLayers } from './extend.ts';
import { findConfig } from './find.ts';
import { changeFromOutside } from './outside.ts';
import { packageDirectory } from './package.ts';
import { passedOver } from './passed-over.ts';
import { type ConfigRequest, resolveConfig, type Terms } from './resolve.ts';
import { vetConfig } from './vet.ts';

export type { ConfigRequest } from './resolve.ts';

/**
 * Finds, reads, checks and merges the configuration: presets, then the file with what it extends, then the request. The
 * configuration is null when an error was found (a severity that it sets itself counts), since compiling by half of it
 * would only bury the cause. The ground is known in any case.
 */
export function loadConfig(
  request: ConfigRequest,
  host: Host,
): { config: ResolvedConfig | null; ground: Ground; findings: Finding[] } {
  const named = request.config === undefined ? null : resolve(request.cwd, request.config);
  const found = named === null ? findConfig(request.cwd, host) : { file: named, ignored: [], unsearched: [] };
  const { file } = found;
  const terms: Terms = { file, safe: whySafe(request, host), fence: fenceOf(request, file, host) };
  const { layers, findings: read } = extendLayers(file, terms.safe, fencedHost(terms.fence, host));
  const config = resolveConfig(layers, request, terms, host);
  const findings = [
    ...several(file, found.ignored),
    ...found.unsearched.map((one) =>
      finding('config/unsearched', { file: one.file, line: 1, column: 1 }, { ...one }),
    ),
    ...read,
    ...missingRoot(config, request, host),
    ...vetConfig(config, host),
    ...passedOver(config, request, fencedHost(terms.fence, host)),
  ];
  const shown = new Places(config.root, file);
  const placed = findings.map((found) => shown.finding(found));
  const origins = objectOf(
    Object.entries(config.origins).map(([pointer, at]) => [pointer, shown.span(at)] as const),
  );
  const failed = settleFindings(placed, config).some((found) => found.severity === 'error');
  return { config: failed ? null : { ...config, origins }, ground: config, findings: placed };
}

/**
 * What a configuration with this value would be, as if it stood in `file` (absolute): nothing is read but presets. Null when it has an
 * error.
 */
export function configOf(
  value: JsonObject,
  file: string,
  host: Host,
): { config: ResolvedConfig | null; findings: Finding[] } {
  const at = (): Span => ({ file, line: 1, column: 1 });
  const layer = { file, folder: dirname(file), value, at, keyAt: at };
  const request = { cwd: dirname(file) };
  const { layers, findings: read } = extendLayer(layer, null, host);
  const terms: Terms = { file, safe: null, fence: fenceOf(request, file, host) };
  const config = resolveConfig(layers, request, terms, host);
  const findings = [...read, ...vetConfig(config, host)];
  return { config: findings.some(({ severity }) => severity === 'error') ? null : config, findings };
}

function whySafe({ safe }: ConfigRequest, host: Host): string | null {
  if (safe === undefined) return changeFromOutside(host);
  return safe ? '`--safe` was given' : null;
}

/** The repository that holds the configuration, the package, and what the command line names. */
function fenceOf(request: ConfigRequest, file: string | null, host: Host): readonly string[] {
  const named = [request.root, ...(request.rules ?? [])].filter((path) => path !== undefined);
  return [
    repositoryOf(file === null ? resolve(request.cwd) : dirname(file), host),
    packageDirectory(),
    ...named.map((path) => resolve(request.cwd, path)),
  ];
}

/** The nearest folder with a `.git`, or the folder itself. */
function repositoryOf(from: string, host: Host): string {
  for (let folder = from; ; folder = dirname(folder)) {
    if (standingAt(join(folder, '.git'), host)) return folder;
    if (folder === dirname(folder)) return from;
  }
}

function several(file: string | null, ignored: readonly string[]): Finding[] {
  if (file === null || ignored.length === 0) return [];
  return [
    finding('config/several-files', { file, line: 1, column: 1 }, { used: file, ignored: [...ignored] }),
  ];
}

function missingRoot(config: ResolvedConfig, request: ConfigRequest, host: Host): Finding[] {
  if (standingAt(config.root, host)?.kind === 'directory') return [];
  const path = relative(request.cwd, config.root).split(sep).join('/');
  return [finding('config/root-missing', config.origins['/root'] ?? null, { path })];
}

/** Names files as spans do everywhere: relative to the root, or to the configuration file's folder when outside it. */
class Places {
  readonly #root: string;
  readonly #folder: string;
  readonly #known = new Map<string, string>();

  constructor(root: string, file: string | null) {
    this.#root = root;
    this.#folder = file === null ? root : dirname(file);
  }

  span(at: Span): Span {
    return { ...at, file: this.#path(at.file) };
  }

  finding(found: Finding): Finding {
    const data = Object.fromEntries(
      Object.entries(found.data).map(([key, value]) => [key, fileKeys.has(key) ? this.#paths(value) : value]),
    );
    return {
      ...found,
      data,
      at: found.at && this.span(found.at),
      related: found.related.map(({ note, at }) => ({ note, at: this.span(at) })),
    };
  }

  #paths(value: Finding['data'][string]): Finding['data'][string] {
    if (typeof value === 'string') return this.#path(value);
    return Array.isArray(value) ? value.map((one) => this.#paths(one)) : value;
  }

  #path(file: string): string {
    const known = this.#known.get(file);
    if (known !== undefined) return known;
    const named = this.#named(file);
    this.#known.set(file, named);
    return named;
  }

  /** Presets and options are no files; they keep their names. */
  #named(file: string): string {
    if (resolve(file) !== file) return file;
    const [inRoot, inFolder] = [relative(this.#root, file), relative(this.#folder, file)];
    const path = inRoot === '..' || inRoot.startsWith(`..${sep}`) ? inFolder : inRoot;
    return path === '' ? '.' : path.split(sep).join('/');
  }
}

/** Keys of finding data that hold absolute paths. */
const fileKeys: ReadonlySet<string> = new Set(['file', 'near', 'used', 'ignored', 'cycle']);
