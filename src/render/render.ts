import { finding } from '../diagnostics/finding.ts';
import { append } from '../model/append.ts';
import { type Artifact, artifactOfPieces } from '../model/artifact.ts';
import type { FactSet } from '../model/factset.ts';
import type { Finding } from '../model/finding.ts';
import { generatedMark } from '../model/generated.ts';
import type { Drawn } from '../model/keep.ts';
import { silent, type Tell } from '../model/progress.ts';
import { bytesOf, passingBytesOf } from './artifacts/bytes.ts';
import { decisionsArtifact } from './artifacts/decisions.ts';
import { guideReconArtifact } from './artifacts/guide-recon.ts';
import type { RenderInput } from './artifacts/input.ts';
import { type ElementList, type JsonArtifact, jsonPieces } from './artifacts/json.ts';
import { KeptJson } from './artifacts/kept-json.ts';
import { planArtifact } from './artifacts/plan.ts';
import { notRunText } from './artifacts/repo-health.ts';
import { specMapArtifact } from './artifacts/spec-map.ts';
import { type ArtifactKind, artifactProblems, elementProblems } from './artifacts/validate.ts';
import {
  type CompiledTemplates,
  compiledTemplates,
  type PieceRenderer,
  pieceRenderer,
  wholePages,
} from './engine/engine.ts';
import { Entries } from './engine/entries.ts';
import { TemplateFault } from './engine/fault.ts';
import { stepsFor } from './engine/limits.ts';
import { Regions } from './engine/regions.ts';
import { faultFindings } from './faults.ts';
import { isLost, keptNotes } from './notes.ts';
import { renderRecord } from './record.ts';
import type { Templates } from './templates.ts';
import { markdownText } from './text/markdown.ts';
import { backlogView } from './view/backlog.ts';

export type { RenderInput, RunTimes } from './artifacts/input.ts';
export { RunClock } from './clock.ts';

/**
 * Renders the artifact set. `repo_health.txt` is in it only while no health run is recorded: a recorded log is the
 * artifact then, and a build leaves it alone. A page whose template fails, and a JSON artifact that breaks its schema, is
 * a finding and not in the set. `drawn` is what an earlier rendering has left, and where this one leaves its own.
 */
export function render(
  input: RenderInput,
  templates: Templates,
  tell: Tell = silent,
  drawn: Drawn | null = null,
): { artifacts: readonly Artifact[]; findings: readonly Finding[] } {
  const { output } = input.config;
  const set = new ArtifactSet(templates, stepsFor(input.log.all.length), tell, drawn);
  set.json('spec_map', output.specMap, specMapArtifact(input));
  set.kept('guide_recon', output.guideRecon, input.facts, () => guideReconArtifact(input));
  if (input.facts.sources.health === null) set.add(output.repoHealth, notRunText(input.config));
  set.json('decisions', output.decisions, decisionsArtifact(input, drawn?.lines ?? null));
  set.json('plan', output.plan, planArtifact(input, new KeptJson(drawn?.json ?? null)));
  set.page(output.backlog, 'backlog', (draw) => {
    const kept = keptNotes(templates.backlog, output.backlog, set.findings);
    if (kept === null) return null;
    const regions = new Regions(kept);
    const page = draw('backlog', backlogView(input, drawn?.views), regions);
    return isLost(regions, output.backlog, set.findings) ? null : page;
  });
  if (output.record !== null) {
    const path = output.record;
    set.page(path, 'record', (draw) => {
      const text = renderRecord(input, wholePages(draw), templates.record, path, set.findings);
      return text === null ? null : () => [text];
    });
  }
  return { artifacts: set.artifacts, findings: set.findings };
}

/** More of one artifact than this, in units of UTF-16, is not held. */
const mostHeld = 1 << 25;

/** What is wrong with the first bad element of the lists. Of elements made by one mould one is checked. */
function listProblems(kind: ArtifactKind, lists: readonly ElementList[]): readonly string[] {
  for (const { path, length, name, element, moulded } of lists) {
    const forms = new Set<string>();
    for (let index = 0; index < length; index += 1) {
      const form = moulded?.form(index);
      if (form !== undefined && forms.has(form)) continue;
      if (form !== undefined) forms.add(form);
      const problems = elementProblems(kind, element(index), `/${path.join('/')}`, name?.(index) ?? index);
      if (problems.length > 0) return problems;
    }
  }
  return [];
}

/** The bytes of an artifact; null where they are more than are held. Elements are much alike, so a few tell that early. */
function heldPieces(content: JsonArtifact): readonly Uint8Array[] | null {
  let [head, length, elements] = [0, 0, 0];
  const due = content.lists.reduce((sum, list) => sum + list.length, 0);
  const texts = function* (): Generator<string> {
    for (const text of jsonPieces(content)) {
      length += text.length;
      if (head === 0) head = length;
      else elements += 1;
      yield text;
    }
  };
  const held: Uint8Array[] = [];
  for (const piece of bytesOf(texts())) {
    held.push(piece);
    const mean = elements === 0 ? 0 : (length - head) / elements;
    if (head + mean * due > mostHeld || length > mostHeld) return null;
  }
  return held;
}

/** The same pieces each time. Of a function of its own, so that what they were made of is not held with them. */
function piecesAgain(held: readonly Uint8Array[] | null): (() => readonly Uint8Array[]) | null {
  return held && (() => held);
}

function jsonAgain(content: JsonArtifact): () => Iterable<Uint8Array> {
  return () => passingBytesOf(jsonPieces(content));
}

/** A longer page is put together again whenever it is wanted. */
const longPage = 1 << 22;

/** The text of a page; null for one that is long. */
function whole(pieces: Iterable<string>): string | null {
  const held: string[] = [];
  let length = 0;
  for (const piece of pieces) {
    held.push(piece);
    length += piece.length;
    if (length > longPage) return null;
  }
  return held.join('');
}

/** The pieces of a page, which begins with the mark of what is generated. */
function* marked(pieces: Iterable<string>): Generator<string> {
  let begun = false;
  for (const piece of pieces) {
    yield begun || piece.startsWith(generatedMark) ? piece : `${generatedMark}\n\n${piece}`;
    begun = true;
  }
}

const ofFacts = new WeakMap<FactSet, Artifact>();

/** Templates that a later compilation takes over need not be compiled again. */
const ofTemplates = new WeakMap<Templates, CompiledTemplates>();

class ArtifactSet {
  readonly artifacts: Artifact[] = [];
  readonly findings: Finding[] = [];
  readonly #texts: ReadonlyMap<string, string>;
  readonly #steps: number;
  #draw: PieceRenderer | null = null;
  /** The page at hand. */
  #page = '';
  readonly #templates: Templates;
  readonly #tell: Tell;
  readonly #drawn: Drawn | null;

  constructor(templates: Templates, steps: number, tell: Tell, drawn: Drawn | null) {
    this.#drawn = drawn;
    this.#steps = steps;
    this.#tell = tell;
    this.#templates = templates;
    this.#texts = new Map([...templates.byName].map(([name, template]) => [name, template.text]));
  }

  add(path: string, text: string): void {
    this.artifacts.push({ path, text });
  }

  /** An artifact that follows from the facts alone is that of the last compilation, where the facts are. */
  kept(kind: ArtifactKind, path: string, facts: FactSet, content: () => JsonArtifact): void {
    const before = ofFacts.get(facts);
    if (before?.path === path) this.artifacts.push(before);
    else {
      const { length } = this.artifacts;
      this.json(kind, path, content());
      const made = this.artifacts[length];
      if (made) ofFacts.set(facts, made);
    }
  }

  /** Every element is checked before its piece is held; too many pieces are not held, but made again when wanted. */
  json(kind: ArtifactKind, path: string, content: JsonArtifact): void {
    this.#tell(path);
    const problems = [...artifactProblems(kind, content.frame), ...listProblems(kind, content.lists)];
    if (problems.length > 0) {
      const schema = `schemas/${kind}.schema.json`;
      this.findings.push(finding('artifacts/invalid', null, { path, schema, problems }));
      return;
    }
    this.artifacts.push(artifactOfPieces(path, piecesAgain(heldPieces(content)) ?? jsonAgain(content)));
  }

  page(
    path: string,
    template: string,
    write: (draw: PieceRenderer) => (() => Iterable<string>) | null,
  ): void {
    // A missing template is a finding of loading.
    if (!this.#texts.has(template)) return;
    this.#tell(path);
    this.#page = path;
    try {
      this.#draw ??= this.#renderer();
      const pieces = write(this.#draw);
      if (pieces === null) return;
      const text = whole(marked(pieces()));
      if (text !== null) this.add(path, text);
      else this.artifacts.push(artifactOfPieces(path, () => passingBytesOf(marked(pieces()))));
    } catch (error) {
      append(this.findings, this.#failed(template, error));
    }
  }

  #renderer(): PieceRenderer {
    let compiled = ofTemplates.get(this.#templates);
    if (!compiled) {
      compiled = compiledTemplates(this.#texts);
      ofTemplates.set(this.#templates, compiled);
    }
    const drawn = this.#drawn;
    return pieceRenderer(compiled, this.#steps, {
      markdown: drawn ? (text) => drawn.text(text, markdownText) : markdownText,
      entries: drawn && new Entries(drawn.entriesOf(compiled), drawn.same),
      told: (of, done) => this.#tell(this.#page, of, done),
    });
  }

  #failed(template: string, error: unknown): Finding[] {
    const fileOf = (name: string): string => this.#templates.byName.get(name)?.file ?? name;
    if (error instanceof TemplateFault) return faultFindings(error, fileOf);
    // Handlebars reports what only shows while rendering with errors of its own, some of them plain.
    if (error instanceof RangeError || (error instanceof Error && 'lineNumber' in error)) {
      const at = { file: fileOf(template), line: 1, column: 1 };
      return [
        finding('artifacts/template-syntax', at, { name: template, problem: error.message, form: null }),
      ];
    }
    throw error;
  }
}
