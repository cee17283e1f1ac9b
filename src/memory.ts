import { recordingHost } from './host/recording.ts';
import { sameWorld } from './host/same-world.ts';
import { clock } from './host/signature.ts';
import { type Decision, DecisionIndex, type DecisionKind } from './model/decision.ts';
import type { Finding } from './model/finding.ts';
import { grouped } from './model/grouped.ts';
import type { Host } from './model/host.ts';
import { Drawn, type Keep, keepNothing } from './model/keep.ts';
import { type Subject, type SubjectKind, subjectKey } from './model/subject.ts';
import type { World } from './model/world.ts';
import { areAlike } from './rules/decided.ts';
import type { RuleBook } from './rules/model.ts';
import { sameSets } from './rules/same-sets.ts';

/** What one pass decided. */
export interface Decided {
  readonly decisions: Decision[];
  readonly findings: Finding[];
}

/** Lets one compilation take over from the one before it what nothing that changed can have reached. */
export interface Memory {
  /** What `make` gives. Made again when `inputs` are others, or the host would answer it otherwise. */
  read<T>(name: string, host: Host, inputs: readonly unknown[], make: (host: Host) => T): T;
  /**
   * What `make` gives, a function of `inputs` and of those decisions of `log` that it looks at. May be asked for within another `make`
   * with the log of that one, whose part it is then.
   */
  derive<T>(name: string, inputs: readonly unknown[], log: DecisionIndex, make: (log: DecisionIndex) => T): T;
  /** The same of what hangs on no decision. */
  readonly keep: Keep;
  /** What the rendering before has left; null where nothing is kept. */
  readonly drawn: Drawn | null;
  /** What `make` decides: a function of the subjects and of the rules that are asked about their kinds. */
  decide(book: RuleBook, decides: DecisionKind, subjects: readonly Subject[], make: () => Decided): Decided;
}

/** Takes over nothing: a single compilation. */
export const noMemory: Memory = {
  read: (_name, host, _inputs, make) => make(host),
  derive: (_name, _inputs, log, make) => make(log),
  keep: keepNothing,
  drawn: null,
  decide: (_book, _decides, _subjects, make) => make(),
};

interface Made<T = unknown> {
  readonly value: T;
  readonly world: World | null;
}

interface Read extends Made {
  readonly inputs: readonly unknown[];
  /** The world in which it gives the same value when it is made again now; null when it gives another. */
  readonly again: ((host: Host) => World | null) | undefined;
}

interface Derived {
  readonly inputs: readonly unknown[];
  readonly looked: Looked;
  readonly value: unknown;
}

/** The questions whose decisions a derivation has looked at, with what was decided on each. */
class Looked {
  readonly answers: Map<string, readonly Decided[]> = new Map();
  readonly #answersTo: (question: string) => readonly Decided[];
  /** What the derivation is a part of hangs on all that it hangs on. */
  #above: Looked | null = null;

  constructor(answersTo: (question: string) => readonly Decided[]) {
    this.#answersTo = answersTo;
  }

  at(question: string): void {
    if (!this.answers.has(question)) this.answers.set(question, this.#answersTo(question));
    this.#above?.at(question);
  }

  /** From now on a part of `log`'s derivation, where it is the log of one: also of what has been looked at already. */
  within(log: DecisionIndex): void {
    this.#above = log instanceof WatchedIndex ? log.looked : null;
    if (this.#above) for (const question of this.answers.keys()) this.#above.at(question);
  }
}

interface Asked {
  readonly book: RuleBook;
  readonly subjects: readonly Subject[];
  readonly decided: Decided;
}

const everything = '*';
const nothingDecided = new DecisionIndex([]);

/**
 * Remembers one compilation for the next. No stage says what it hangs on: what a reading asked of the host is recorded and asked
 * again, and what a derivation looked up among the decisions is recorded and compared. What is equal is taken over as the
 * same object, so that all that follows from it can be, too.
 */
export class CompilationMemory implements Memory {
  readonly #reads = new Map<string, Read>();
  readonly #derived = new Map<string, Derived>();
  readonly #asked = new Map<string, Asked>();
  readonly #texts = new WeakMap<Decision, string>();
  /** What was decided in the present compilation, by question. */
  #answers = new Map<string, Decided[]>();
  #pass = 0;
  #same: { before: RuleBook; after: RuleBook; test: ReturnType<typeof sameSets> } | null = null;

  #own: (path: string) => boolean = () => false;

  /** To be called before each compilation. `own` says which paths are written by those who compile: that they come and go is no change. */
  begin(own: (path: string) => boolean): void {
    this.#answers = new Map();
    this.#pass = 0;
    this.drawn.begin();
    this.#own = own;
  }

  /** What the readings have asked the world; null for one that can not be asked again. */
  worlds(): readonly (World | null)[] {
    return [...this.#reads.values()].map(({ world }) => world);
  }

  /**
   * True when a reading would be answered otherwise now; for one that can not be asked again `doubtful` is the answer. The compilation
   * that follows asks all of it again: what was asked first may have changed while the rest was asked.
   */
  isStale(host: Host, doubtful: boolean): boolean {
    for (const [name, known] of this.#reads)
      if (known.world === null ? doubtful : !this.#isAnsweredNow(name, known, known.world, host)) return true;
    return false;
  }

  /**
   * With `alike` a reading that would be answered otherwise is made again, and only counts when it gives another value: for one that is
   * cheap, says nothing, and asks for more than it hangs on.
   */
  read<T>(
    name: string,
    host: Host,
    inputs: readonly unknown[],
    make: (host: Host) => T,
    alike?: (before: unknown, now: unknown) => boolean,
  ): T {
    const known = this.#reads.get(name);
    if (known?.world && isSame(known.inputs, inputs)) {
      if (this.#isAnsweredNow(name, known, known.world, host)) return known.value as T;
    }
    const made = this.#made(host, make);
    const value = known && alike?.(known.value, made.value) ? (known.value as T) : made.value;
    const worldOf = (now: Made): World | null => (alike?.(value, now.value) ? now.world : null);
    const again = alike && ((from: Host) => worldOf(this.#made(from, make)));
    this.#reads.set(name, { inputs, world: made.world, value, again });
    return value;
  }

  #made<T>(host: Host, make: (host: Host) => T): Made<T> {
    const recording = recordingHost(host, clock());
    const value = make(recording.host);
    return { value, world: recording.world(this.#own) };
  }

  #isAnsweredNow(name: string, known: Read, before: World, host: Host): boolean {
    const world = sameWorld(before, host, clock(), this.#own) ?? known.again?.(host) ?? null;
    if (world && world !== before) this.#reads.set(name, { ...known, world });
    return world !== null;
  }

  derive<T>(
    name: string,
    inputs: readonly unknown[],
    log: DecisionIndex,
    make: (log: DecisionIndex) => T,
  ): T {
    const known = this.#derived.get(name);
    if (known && isSame(known.inputs, inputs) && this.#isAnsweredAlike(known.looked)) {
      known.looked.within(log);
      return known.value as T;
    }
    const looked = new Looked((question) => this.#answersTo(question));
    looked.within(log);
    const value = make(new WatchedIndex(log, looked));
    this.#derived.set(name, { inputs, looked, value });
    return value;
  }

  readonly drawn: Drawn = new Drawn();

  readonly keep: Keep = (name, inputs, make) => this.derive(name, inputs, nothingDecided, make);

  decide(book: RuleBook, decides: DecisionKind, subjects: readonly Subject[], make: () => Decided): Decided {
    const pass = `${this.#pass} ${decides}`;
    this.#pass += 1;
    const known = this.#asked.get(pass);
    const kinds = [...new Set(subjects.map(({ kind }) => kind))];
    const decided =
      known && isSame(known.subjects, subjects) && this.#isAskedAlike(known.book, book, decides, kinds)
        ? known.decided
        : this.#reusing(known?.decided ?? null, make());
    this.#asked.set(pass, { book, subjects, decided });
    for (const question of [everything, decides, ...kinds.map((kind) => `${decides} ${kind}`)]) {
      this.#answers.set(question, [...this.#answersTo(question), decided]);
    }
    return decided;
  }

  #isAskedAlike(
    before: RuleBook,
    after: RuleBook,
    decides: DecisionKind,
    kinds: readonly SubjectKind[],
  ): boolean {
    if (this.#same?.before !== before || this.#same.after !== after)
      this.#same = { before, after, test: sameSets(before, after) };
    const { test } = this.#same;
    return kinds.every((kind) => test(decides, kind));
  }

  #answersTo(question: string): readonly Decided[] {
    return this.#answers.get(question) ?? [];
  }

  #isAnsweredAlike({ answers: before }: Looked): boolean {
    for (const [question, answers] of before) if (!isSame(this.#answersTo(question), answers)) return false;
    return true;
  }

  /** The same with every decision that was made before, to the letter, as the object that it was; as a whole if all were. */
  #reusing(before: Decided | null, now: Decided): Decided {
    if (before === null) return now;
    const known = grouped(before.decisions, (decision) => subjectKey(decision.subject));
    const decisions = now.decisions.map((decision) => this.#known(known, decision) ?? decision);
    const findings = JSON.stringify(before.findings) === JSON.stringify(now.findings);
    return findings && isSame(before.decisions, decisions) ? before : { decisions, findings: now.findings };
  }

  #known(known: ReadonlyMap<string, readonly Decision[]>, decision: Decision): Decision | null {
    const earlier = known.get(subjectKey(decision.subject));
    if (!earlier) return null;
    const alike = earlier.find((one) => areAlike(one, decision));
    if (alike) return alike;
    const { rule, tie, also, lost } = decision;
    const close = earlier.filter(
      (one) =>
        one.rule === rule &&
        one.tie === tie &&
        one.also.length === also.length &&
        one.lost.length === lost.length,
    );
    if (close.length === 0) return null;
    const text = JSON.stringify(decision);
    return close.find((one) => this.#textOf(one) === text) ?? null;
  }

  #textOf(decision: Decision): string {
    let text = this.#texts.get(decision);
    if (text === undefined) {
      text = JSON.stringify(decision);
      this.#texts.set(decision, text);
    }
    return text;
  }
}

function isSame(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((one, index) => one === now[index]);
}

/** The same decisions; tells which questions are looked up. */
class WatchedIndex extends DecisionIndex {
  readonly looked: Looked;

  constructor(log: DecisionIndex, looked: Looked) {
    super([], log);
    this.looked = looked;
  }

  override get all(): readonly Decision[] {
    this.looked.at(everything);
    return super.all;
  }

  override about(decides: DecisionKind): readonly Decision[] {
    this.looked.at(decides);
    return super.about(decides);
  }

  override of(decides: DecisionKind, kind: SubjectKind, id: string): readonly Decision[] {
    this.looked.at(`${decides} ${kind}`);
    return super.of(decides, kind, id);
  }

  override part(decides: DecisionKind, kind: SubjectKind): object {
    this.looked.at(`${decides} ${kind}`);
    return super.part(decides, kind);
  }
}
