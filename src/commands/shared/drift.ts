import type { Compilation } from '../../compile.ts';
import { finding } from '../../diagnostics/finding.ts';
import { diff, snapshot, snapshotOfArtifacts } from '../../diff.ts';
import { unlessRefused } from '../../host/refused.ts';
import type { Decision } from '../../model/decision.ts';
import type { Moved } from '../../model/diff.ts';
import type { Finding } from '../../model/finding.ts';
import { grouped } from '../../model/grouped.ts';
import type { Host } from '../../model/host.ts';
import { isJsonObject, type JsonObject, type JsonValue, objectsIn } from '../../model/json.ts';
import type { Span } from '../../model/span.ts';
import { cut } from '../../model/words.ts';
import { type Drift, driftOf } from '../../output/drift.ts';
import { oneLine } from '../../reporters/text.ts';
import { IgnoreRules } from '../../sources/gitignore.ts';

/** More moved decisions than this are counted: `backlogic diff` lists all. */
const shownDecisions = 20;

/**
 * Committed artifacts that are not what the inputs give, a finding each. The decisions that moved stand with the one that
 * holds the decisions. Left out are the record, which tells of runs, and artifacts that git ignores.
 */
export function driftFindings(compilation: Compilation, host: Host): Finding[] {
  const { config } = compilation;
  const committed = compilation.artifacts.filter(
    ({ path }) => path !== config.output.record && !ignoredByGit(path, config.root, host),
  );
  const drifts = driftOf(committed, config, host);
  if (drifts.length === 0) return [];
  const { features, decisions } = movedSince(compilation, host);
  const carrier = drifts.find(({ path }) => path === config.output.decisions) ?? drifts[0];
  return drifts.map((drift) =>
    drift === carrier ? driftFinding(drift, decisions, features) : driftFinding(drift, [], []),
  );
}

function driftFinding(drift: Drift, moved: readonly MovedThing[], features: readonly MovedThing[]): Finding {
  const { path, state, reason, sections, line } = drift;
  const there = state !== 'missing' && state !== 'unreadable';
  // The features first: decisions about them follow from how they stand.
  const places = [features, moved].flatMap((list) => list.slice(0, shownDecisions));
  const shown = places.flatMap(({ text, at }) => (at ? [{ note: text, at }] : []));
  return finding(
    'artifacts/drift',
    there ? { file: path, line, column: 1 } : null,
    { path, state, reason, sections: [...sections], moved: moved.length },
    { related: shown },
  );
}

interface MovedThing {
  readonly text: string;
  /** The place that it is about; else the fact that is not as it was; else the rule that decides now, or decided before. */
  readonly at: Span | null;
}

/** Empty when the written decisions can not be read: then nothing is known to have moved. */
function movedSince(
  compilation: Compilation,
  host: Host,
): { readonly features: readonly MovedThing[]; readonly decisions: readonly MovedThing[] } {
  const { config, log } = compilation;
  const { output } = config;
  const [decisions, plan, specMap] = [output.decisions, output.plan, output.specMap].map((path) =>
    readJson(`${config.root}/${path}`, host),
  );
  if (!decisions) return { features: [], decisions: [] };
  const written = byKey(decisions);
  const now = grouped(log.all, ({ decides, subject }) => `${decides} ${subject.kind}:${subject.id}`);
  const difference = diff(snapshotOfArtifacts(decisions, plan ?? {}, specMap ?? {}), snapshot(compilation));
  return {
    // Without the spec map nothing is known of how they stood.
    features: specMap ? featureMoves(difference.features, compilation) : [],
    decisions: difference.decisions.map((moved) =>
      describeMove(moved, written.get(moved.id) ?? [], now.get(moved.id) ?? []),
    ),
  };
}

/** Features that came, went or stand otherwise, each at its entry; those that went, at the inventory. */
function featureMoves(moved: readonly Moved[], { facts }: Compilation): MovedThing[] {
  const { features, file } = facts.sources.inventory;
  const places = new Map(features.map(({ id, at }) => [id, at]));
  return moved.map(({ id, before, after }) => {
    const [was, is] = [before, after].map((one) => (isJsonObject(one) ? one : {}));
    const parts = ['phase', 'state', 'item']
      .filter((part) => was?.[part] !== is?.[part])
      .map((part) => `${part} ${short(was?.[part] ?? null)} → ${short(is?.[part] ?? null)}`);
    const what = before === null ? 'is new' : after === null ? 'is gone' : parts.join(', ');
    return { text: `feature ${oneLine(id)}: ${what}`, at: places.get(id) ?? { file, line: 1, column: 1 } };
  });
}

function describeMove(moved: Moved, written: readonly JsonObject[], now: readonly Decision[]): MovedThing {
  const [decides = '', ...rest] = moved.id.split(' ');
  const subject = rest.join(' ');
  const [, kind, file, line, column] = /^(\w+):(.+):(\d+):(\d+)$/.exec(subject) ?? [];
  const place = file === undefined ? null : { file, line: Number(line), column: Number(column) };
  const fact = changedFact(written, now);
  const was = fact && fact.before !== undefined ? ` was ${short(fact.before)},` : '';
  const because = fact ? `; ${fact.name}${was} is ${short(fact.after)}` : '';
  const rules = moved.rules.length > 0 ? ` by ${moved.rules.join(', ')}` : '';
  return {
    text: `${decides} of ${place ? `this ${kind}` : oneLine(subject)}: ${short(moved.before)} → ${short(moved.after)}${rules}${because}`,
    at: place ?? fact?.at ?? now[0]?.ruleSource ?? spanOf(written[0]?.rule_source),
  };
}

interface ChangedFact {
  readonly name: string;
  /** Undefined when the written decision did not ask it. */
  readonly before: JsonValue | undefined;
  readonly after: JsonValue;
  readonly at: Span | null;
}

/** The first fact that both asked and that is not as it was; else the first that only the new decision asked. Long values are cut where they are written, and tell nothing. */
function changedFact(written: readonly JsonObject[], now: readonly Decision[]): ChangedFact | null {
  const before = new Map<string, JsonValue>();
  for (const decision of written) {
    // A measure of the tree is not written, so nothing is known of what it was.
    for (const fact of objectsIn(decision.facts))
      if (typeof fact.name === 'string' && fact.value !== null) before.set(fact.name, fact.value ?? null);
  }
  const asked = now.flatMap((decision) => decision.facts);
  for (const { name, value, source } of asked) {
    const was = before.get(name);
    if (was === undefined || JSON.stringify(was).includes('…')) continue;
    if (JSON.stringify(was) !== JSON.stringify(value)) return { name, before: was, after: value, at: source };
  }
  const added = asked.find(({ name, value }) => !before.has(name) && typeof value !== 'object');
  return added ? { name: added.name, before: undefined, after: added.value, at: added.source } : null;
}

function byKey(decisions: JsonValue): Map<string, JsonObject[]> {
  return grouped(
    isJsonObject(decisions) ? objectsIn(decisions.decisions) : [],
    ({ decides, subject }) => `${String(decides)} ${String(subject)}`,
  );
}

/** True when the repository's ignore files leave the path out, so that it can not be committed. */
function ignoredByGit(path: string, root: string, host: Host): boolean {
  const segments = path.split('/');
  let rules = new IgnoreRules();
  for (let depth = 0; depth < segments.length; depth += 1) {
    const folder = segments
      .slice(0, depth)
      .map((segment) => `${segment}/`)
      .join('');
    if (folder !== '' && rules.ignores(folder)) return true;
    const text = unlessRefused(() => host.readText(`${root}/${folder}.gitignore`), null);
    if (text !== null) rules = rules.inside(folder).with(folder, text);
  }
  return rules.ignores(path);
}

function readJson(path: string, host: Host): JsonValue {
  const text = unlessRefused(() => host.readText(path), null);
  if (text === null) return null;
  try {
    return JSON.parse(text) as JsonValue;
  } catch {
    return null;
  }
}

function spanOf(value: JsonValue | undefined): Span | null {
  if (!isJsonObject(value)) return null;
  const { file, line, column } = value;
  return typeof file === 'string' && typeof line === 'number' && typeof column === 'number'
    ? { file, line, column }
    : null;
}

function short(value: JsonValue): string {
  const list = Array.isArray(value) ? value : [value];
  const text = list.map((one) => (typeof one === 'string' ? one : JSON.stringify(one))).join(', ');
  const shown = value === null || list.length === 0 ? 'nothing' : oneLine(text);
  return cut(shown, 80);
}
