import { dirname } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { ownPaths } from '../cache/entry.ts';
import { type Compilation, compile } from '../compile.ts';
import { settleFindings } from '../diagnostics/settle.ts';
import { diff, isEmpty, snapshot } from '../diff.ts';
import { nodeHost } from '../host/node.ts';
import { watching } from '../host/watching.ts';
import { CompilationMemory } from '../memory.ts';
import type { Change } from '../model/artifact.ts';
import type { Ground, ResolvedConfig } from '../model/config.ts';
import type { Snapshot } from '../model/diff.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import type { World } from '../model/world.ts';
import { writeArtifacts } from '../output/write.ts';
import { diffJson, diffText } from '../reporters/diff.ts';
import { jsonFinding, jsonLine, schemaVersion } from '../reporters/json.ts';
import { countLine } from '../reporters/terminal.ts';
import { knownApart } from './shared/baseline.ts';
import { type Command, type Context, flag, text, UsageError } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { Places } from './shared/places.ts';
import { withProgress } from './shared/progress.ts';
import { failing, mendInputs, openConfig, showFindings } from './shared/project.ts';

/** `backlogic watch`: build, and build again whenever something that was read changes. */
export const command: Command = {
  usage: 'watch [options]',
  summary: 'Build, and again at every change of what was read; say what each change moves.',
  description: `Watches rules, templates, configuration, inventory, design, guides, gate record and tree. A change is compiled from what
it can have reached; the artifacts are written as build writes them; then come the decisions, items, slices and waves that moved. Errors
are shown, and the next change may mend them. Ctrl-C ends it. With --json: one document a line, one line a build.`,
  options: [
    {
      name: 'poll',
      type: 'string',
      value: 'MS',
      description: 'look every so many milliseconds, where the system tells of no change (network drives)',
    },
    { name: 'force', type: 'boolean', description: 'write in spite of errors, and over edited files' },
  ],
  examples: examplesOf('watch'),
  async run(context) {
    const watch = watching(pollOf(context), (code) =>
      context.err(
        `backlogic: the system does not watch all folders (${code}): looking twice a second instead\n`,
      ),
    );
    const session = new Session(context);
    for (;;) {
      session.round();
      watch.follow(session.folders());
      // What changed while it was compiled made no noise.
      if (session.isStale(false)) continue;
      for (let stale = false; !stale; ) {
        await watch.changed();
        // What a change has reached is looked up while it is awaited that an editor has written all of it.
        do stale = session.isStale(true);
        while (await watch.changedMore());
      }
    }
  },
};

function pollOf(context: Context): number | null {
  const asked = text(context, 'poll');
  if (asked === null) return null;
  const milliseconds = Number(asked);
  if (!/^\d+$/.test(asked) || milliseconds < 10 || milliseconds > 3_600_000)
    throw new UsageError(`--poll ${JSON.stringify(asked)} is no time`, 'milliseconds, from 10 to 3600000');
  return milliseconds;
}

/** A configuration, or what is wrong with it. */
interface Opening {
  readonly opened: ReturnType<typeof openConfig>;
  readonly broken: Broken | null;
}

interface Broken {
  readonly findings: readonly Finding[];
  readonly ground: Ground;
}

/** A build of a round, as far as it came. */
interface Built {
  readonly compilation: Compilation;
  readonly changes: readonly Change[];
  readonly findings: readonly Finding[];
  readonly blocked: boolean;
}

class Session {
  readonly #context: Context;
  readonly #memory = new CompilationMemory();
  /** Waiting for the disk would be most of a round. What a power cut takes, the next build writes again. */
  readonly #disk: Host;
  #before: Snapshot | null = null;
  #opened: Opening | null = null;

  constructor(context: Context) {
    this.#context = context;
    this.#disk = nodeHost(context.host.environment, false);
  }

  /** Compiles what changed, writes it, and says what moved. */
  round(): void {
    const started = performance.now();
    const { opened } = this.#open();
    if ('exit' in opened) return;
    const built = this.#build(opened.value.config, opened.value.findings);
    this.#say(built, Math.round(performance.now() - started));
  }

  isStale(doubtful: boolean): boolean {
    return this.#memory.isStale(this.#context.host, doubtful);
  }

  /** Where something that was read can change. */
  folders(): ReadonlySet<string> {
    const folders = new Set<string>();
    for (const world of this.#memory.worlds()) for (const folder of foldersOf(world)) folders.add(folder);
    return folders;
  }

  /**
   * The search for a configuration looks into folders in which others work too, and whether a folder holds rules is seen by one of them: it
   * is opened again whenever any of that changes, and only another configuration is a change.
   */
  #open(): Opening {
    const make = (host: Host): Opening => {
      let broken: Broken | null = null;
      const opened = openConfig(
        { ...this.#context, host },
        {
          show: (findings, ground) => {
            broken = { findings, ground };
          },
        },
      );
      return { opened, broken };
    };
    const opening = this.#memory.read('configuration', this.#context.host, [], make, isDeepStrictEqual);
    const { broken } = opening;
    if (broken && opening !== this.#opened) showFindings(this.#context, broken.findings, broken.ground);
    this.#opened = opening;
    return opening;
  }

  #build(config: ResolvedConfig, opening: readonly Finding[]): Built {
    const { host, cwd } = this.#context;
    const mended = mendInputs(this.#context, config);
    const own = Object.values(config.output).flatMap((path) =>
      path === null ? [] : [`${config.root}/${path}`],
    );
    this.#memory.begin(ownPaths({ root: config.root, own }));
    const compilation = withProgress(this.#context, (progress) =>
      compile(config, host, progress, undefined, this.#memory),
    );
    const places = new Places(config, cwd, host);
    const all = [...settleFindings(opening, config), ...compilation.findings];
    const { fresh } = knownApart(all, config, (file) => places.text(file), host);
    const force = flag(this.#context, 'force');
    const blocked = !force && fresh.some((found) => found.severity === 'error');
    const written = blocked
      ? { changes: [], findings: [] }
      : writeArtifacts(compilation.artifacts, config, this.#disk, { force });
    return {
      compilation,
      changes: written.changes,
      findings: [...fresh, ...mended, ...written.findings],
      blocked,
    };
  }

  #say({ compilation, changes, findings, blocked }: Built, milliseconds: number): void {
    const context = this.#context;
    const written = changes.filter(({ kind }) => kind !== 'unchanged');
    const now = snapshot(compilation);
    const moved = this.#before && diff(this.#before, now);
    this.#before = now;
    if (flag(context, 'json')) {
      const difference = moved && diffJson(moved);
      const paths = written.map(({ path }) => path);
      const line = { schema_version: schemaVersion, kind: 'watch', milliseconds, written: paths };
      context.out(jsonLine({ ...line, findings: findings.map(jsonFinding), difference }));
      return;
    }
    showFindings(context, failing(findings, compilation.config), compilation.config);
    if (moved && !isEmpty(moved)) context.out(`${diffText(moved, context.color.out)}\n`);
    const what = blocked
      ? 'nothing written'
      : written.length === 0
        ? 'nothing to write'
        : `${written.length} ${written.length === 1 ? 'file' : 'files'} written`;
    context.out(`${what} in ${milliseconds} ms · findings: ${countLine(findings)}\n`);
  }
}

function foldersOf(world: World | null): readonly string[] {
  if (world === null) return [];
  return [
    ...world.folders.map(([path]) => path),
    ...world.files.map(([path]) => dirname(path)),
    ...world.stats.map(([path]) => dirname(path)),
  ];
}
