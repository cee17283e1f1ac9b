import { type Compilation, compile } from '../src/compile.ts';
import { loadConfig } from '../src/config/load.ts';
import { describe, entryOf } from '../src/diagnostics/finding.ts';
import type { ResolvedConfig } from '../src/model/config.ts';
import type { Finding } from '../src/model/finding.ts';
import type { JsonObject } from '../src/model/json.ts';
import { driftOf } from '../src/output/drift.ts';
import { writeArtifacts } from '../src/output/write.ts';
import { type ArtifactKind, artifactProblems } from '../src/render/artifacts/validate.ts';
import { terminalReport } from '../src/reporters/terminal.ts';
import type { Files } from './files.ts';
import { fuzzHost, root } from './host.ts';
import { placeProblem } from './places.ts';

/** How a build of a case went, when it went as it should. */
export type Outcome = 'refused' | 'errors' | 'complete';

export interface Verdict {
  readonly outcome: Outcome | 'failed';
  /** What broke, most important first; empty when nothing did. */
  readonly problems: readonly string[];
  /** The codes of its findings. */
  readonly codes: readonly string[];
}

/** Builds the repository twice in memory and holds all that comes out against what must be true of any input. */
export function judge(files: Files, checkout: string): Verdict {
  const problems: string[] = [];
  const codes = new Set<string>();
  let outcome: Verdict['outcome'] = 'failed';
  try {
    outcome = new Judging(files, checkout, problems, codes).outcome();
  } catch (error) {
    problems.unshift(`exception: ${where(error)}`);
  }
  return { outcome: problems.length > 0 ? 'failed' : outcome, problems, codes: [...codes] };
}

/** Control characters, and halves of characters. */
const unprintable =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  /[\u0000-\u0008\u000b-\u001f\u007f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/;

/** What a text says when a value was not there. */
const broken = /(?<![\w-])(?:undefined|NaN)\b|\[object /;
/** What a source says in its own words. */
const quoted = /`[^`]*`|"[^"]*"|“[^”]*”/g;

class Judging {
  readonly #files: Files;
  readonly #checkout: string;
  readonly #problems: string[];
  readonly #codes: Set<string>;

  constructor(files: Files, checkout: string, problems: string[], codes: Set<string>) {
    this.#files = files;
    this.#checkout = checkout;
    this.#problems = problems;
    this.#codes = codes;
  }

  outcome(): Outcome {
    const name =
      [...this.#files.keys()].find((path) => /^backlog\.config\./.test(path)) ?? 'backlog.config.json';
    const request = { cwd: root, config: `${root}/${name}` };
    const host = fuzzHost(this.#files, this.#checkout);
    const loaded = loadConfig(request, host);
    this.#findings(loaded.findings);
    if (!loaded.config) {
      if (!loaded.findings.some((found) => found.severity === 'error'))
        this.#problems.push('the configuration is refused and nothing says why');
      return 'refused';
    }
    const { config } = loaded;
    const first = compile(config, host);
    this.#findings(first.findings);
    this.#artifacts(first, config);
    const failed = first.findings.some((found) => found.severity === 'error');
    if (!failed) this.#coverage(first, config);
    const written = failed ? null : writeArtifacts(first.artifacts, config, host);
    if (written) this.#findings(written.findings);
    const again = compile(config, written ? host : fuzzHost(this.#files, this.#checkout));
    this.#same(first, again);
    if (!written || written.findings.some((found) => found.severity === 'error')) return 'errors';
    const drift = driftOf(again.artifacts, config, host);
    if (drift.length > 0) this.#problems.push(`drift after a build: ${JSON.stringify(drift[0])}`);
    return 'complete';
  }

  #findings(findings: readonly Finding[]): void {
    for (const found of findings) {
      this.#codes.add(found.code);
      if (!entryOf(found.code)) {
        this.#problems.push(`a finding without a known code: ${found.code}`);
        continue;
      }
      const { title, message, hint } = describe(found);
      if ([title, message, hint].some((text) => text.trim() === '' || broken.test(text.replace(quoted, ''))))
        this.#problems.push(`${found.code}: its text is not whole: ${message} ${hint}`);
      const problem = placeProblem(found, this.#files);
      if (problem) this.#problems.push(`${found.code}: ${problem}`);
    }
    const source = (file: string): string | null => this.#files.get(file) ?? null;
    terminalReport(findings.slice(0, 40), { color: false, all: true, source });
  }

  #artifacts({ artifacts }: Compilation, config: ResolvedConfig): void {
    const kinds = new Map<string, ArtifactKind>([
      [config.output.specMap, 'spec_map'],
      [config.output.guideRecon, 'guide_recon'],
      [config.output.decisions, 'decisions'],
      [config.output.plan, 'plan'],
    ]);
    for (const { path, text } of artifacts) {
      const kind = kinds.get(path);
      if (kind) {
        const [problem] = artifactProblems(kind, JSON.parse(text) as JsonObject);
        if (problem) this.#problems.push(`${kind} is not by its schema: ${problem}`);
      } else {
        const control = path.endsWith('.md') ? unprintable.exec(text) : null;
        if (control) this.#problems.push(`${kindOf(path)} holds U+${control[0].charCodeAt(0).toString(16)}`);
      }
    }
  }

  /** Counted from the inventory as it was read, without asking the plan's own checks. */
  #coverage({ facts, plan }: Compilation, config: ResolvedConfig): void {
    const closed = new Set(config.inventory.closedStatuses.map((status) => status.toLowerCase()));
    const times = new Map<string, number>();
    for (const item of plan.items) for (const id of item.featureIds) times.set(id, (times.get(id) ?? 0) + 1);
    for (const feature of facts.features.values()) {
      const isClosed = !feature.done && feature.status !== null && closed.has(feature.status.toLowerCase());
      const expected = feature.mvp && !isClosed ? 1 : 0;
      if ((times.get(feature.id) ?? 0) !== expected)
        this.#problems.push(`a feature stands in ${times.get(feature.id) ?? 0} items and nothing says so`);
    }
  }

  #same(first: Compilation, again: Compilation): void {
    for (const [index, { path, text }] of first.artifacts.entries()) {
      const other = again.artifacts[index];
      if (other?.path !== path || other.text !== text)
        this.#problems.push(`two builds differ in ${kindOf(path)}`);
    }
    if (JSON.stringify(first.findings) !== JSON.stringify(again.findings))
      this.#problems.push('two builds differ in their findings');
  }
}

function kindOf(path: string): string {
  return path.slice(path.lastIndexOf('.'));
}

/** The message of an exception and the frame of src/ that it came from. */
function where(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const frame =
    /\bsrc\/[\w./-]+:\d+/.exec(error.stack ?? '')?.[0] ??
    (error.stack ?? '').split('\n').slice(1, 4).join(' < ');
  return `${error.name}: ${error.message.slice(0, 200)} at ${frame}`;
}

/** Problems that are one: without what differs from case to case. */
export function signature(problem: string): string {
  return problem
    .replace(/"[^"]*"|`[^`]*`/g, '"…"')
    .replace(/\d+(?![\d]*:?\s*at)/g, '#')
    .slice(0, 160);
}
