import { extname } from 'node:path';
import type { Compilation } from '../compile.ts';
import { isClosedScript } from '../config/closed-script.ts';
import { recordingHost } from '../host/recording.ts';
import { SealedFolder, type Table } from '../host/sealed.ts';
import { cacheSecret } from '../host/secret.ts';
import { clock } from '../host/signature.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Host } from '../model/host.ts';
import type { Answerable } from './answers.ts';
import { type Call, cacheFolder, entryName, type Left, ownPaths, type RunEntry, type Said } from './entry.ts';
import { keepAnswers, keptAnswers, ownOutputs } from './kept-answers.ts';
import { leftBehind } from './left.ts';

/** Longer runs are not kept: telling them again would save little. */
const longest = 8_000_000;
const scripts: ReadonlySet<string> = new Set(['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs']);

/** Keeps what a run asks, is answered and says, so that it can be told again. */
export class RunRecorder {
  /** To be used by the run instead of the real one. */
  readonly host: Host;
  /** The real one, for what the run writes. */
  readonly disk: Host;
  readonly #call: Call;
  readonly #build: string;
  readonly #recording: ReturnType<typeof recordingHost>;
  readonly #said: Said[] = [];
  #config: ResolvedConfig | null = null;
  #compilation: Answerable | null = null;
  #built: {
    readonly paths: readonly string[];
    readonly said: readonly Said[];
    readonly exit: number;
  } | null = null;

  constructor(call: Call, build: string, disk: Host, now: number) {
    this.#call = call;
    this.#build = build;
    this.disk = disk;
    this.#recording = recordingHost(disk, now);
    this.host = this.#recording.host;
  }

  say(stream: Said[0], text: string): void {
    this.#said.push([stream, text]);
  }

  /** The configuration that the run goes by. */
  opened(config: ResolvedConfig): void {
    this.#config = config;
  }

  /** The artifacts at `paths` are in place; a build that finds them there ends so. */
  built(paths: readonly string[], said: readonly Said[], exit: number): void {
    this.#built = { paths, said, exit };
  }

  /**
   * The run was a matter of this compilation, of which others may be asked. Its artifacts are not held on to: they are long. One with
   * errors is asked anew each time, and says them.
   */
  compiled({
    config,
    book,
    plan,
    facts,
    questions,
    findings,
  }: Answerable & Pick<Compilation, 'findings'>): void {
    if (findings.some(({ severity }) => severity === 'error')) return;
    this.#compilation = { config, book, plan, facts, questions };
  }

  /** What an earlier run of this configuration has left for explaining. A run that goes by it is not kept itself. */
  answers(config: ResolvedConfig): Table | null {
    const table = keptAnswers(config, this.#build, this.disk, clock());
    if (table) this.#config = null;
    return table;
  }

  /** Writes the entry of the run that ended with `exit`, if its outcome hangs on nothing but what was recorded. */
  keep(exit: number): void {
    const config = this.#config;
    if (!config?.cache || config.safe !== null) return;
    const { root } = config;
    const own = this.#built?.paths.map((path) => `${root}/${path}`) ?? [];
    const world = this.#recording.world(ownPaths({ own, root }));
    if (!world || !this.#scriptsAreClosed()) return;
    const secret = cacheSecret(root, this.disk.environment);
    if (!secret) return;
    this.#keepAnswers(config, secret);
    let left: Left | null = null;
    if (this.#built) {
      left = leftBehind(this.#built.paths, root, this.disk, clock());
      if (!left) return;
    }
    const { said, exit: ended } = this.#built ?? { said: this.#said, exit };
    const body = JSON.stringify({ root, world, own, left, said, exit: ended } satisfies RunEntry);
    if (body.length > longest) return;
    this.#folder(root, secret)?.write(entryName(this.#call, this.#build), body);
  }

  /** Only a build, which writes anyway, makes the folder. */
  #folder(root: string, secret: Buffer): SealedFolder | null {
    return this.#built
      ? SealedFolder.make(root, cacheFolder, secret)
      : SealedFolder.open(root, cacheFolder, secret);
  }

  #keepAnswers(config: ResolvedConfig, secret: Buffer): void {
    if (!this.#compilation) return;
    const world = this.#recording.world(ownOutputs(config));
    const folder = world && this.#folder(config.root, secret);
    if (folder) keepAnswers(this.#compilation, world, folder, this.#build);
  }

  #scriptsAreClosed(): boolean {
    return this.#recording
      .read()
      .filter((path) => scripts.has(extname(path)))
      .every((path) => isClosedScript(this.disk.readText(path)));
  }
}
