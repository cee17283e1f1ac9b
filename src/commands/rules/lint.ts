import type { Compilation } from '../../compile.ts';
import { finding } from '../../diagnostics/finding.ts';
import { settleFindings } from '../../diagnostics/settle.ts';
import { append } from '../../model/append.ts';
import type { Finding } from '../../model/finding.ts';
import type { Host } from '../../model/host.ts';
import type { JsonObject } from '../../model/json.ts';
import { counted } from '../../model/words.ts';
import { type Rewrite, rewriteFiles } from '../../output/rewrite.ts';
import { jsonDocument, jsonFinding } from '../../reporters/json.ts';
import { applyFixes, type Fix, gravestFirst } from '../../rules/authoring/fix/apply.ts';
import type { KnownNames, Lint } from '../../rules/authoring/lint/context.ts';
import { lintRules } from '../../rules/authoring/lint/lint.ts';
import { type Context, flag } from '../shared/command.ts';
import {
  exitFor,
  failOnOf,
  mendInputs,
  type Opened,
  type Opening,
  openProject,
  showFindings,
} from '../shared/project.ts';
import { ruleFindings } from './shared.ts';

/** A correction can uncover another; this many rounds are more than any file has needed. */
const mostRounds = 10;

/** `backlogic rules lint`. */
export function lint(context: Context): number {
  const failOn = failOnOf(context);
  const vetted = flag(context, 'fix') ? vetAndFix(context) : vet(context);
  if ('exit' in vetted) return vetted.exit;
  const { compilation, findings, fixes, fixed } = vetted.value;
  if (flag(context, 'json')) {
    context.out(
      jsonDocument('rules_lint', {
        rules: compilation.book.rules.length,
        fixed: fixed.map(fixJson),
        findings: findings.map((found) => {
          const fix = fixes.get(found);
          return { ...jsonFinding(found), fix: fix ? fixJson(fix) : null };
        }),
      }),
    );
  } else {
    showFindings({ ...context, values: { ...context.values, all: true } }, findings, compilation.config);
    for (const { title, edits } of fixed) context.out(`fixed ${edits[0]?.file ?? ''}: ${title}\n`);
    context.out(summary(compilation, findings, fixes.size));
  }
  const { config } = compilation;
  return exitFor(findings, {
    ...config,
    checks: { ...config.checks, failOn: failOn ?? config.checks.failOn },
  });
}

interface Vetted {
  readonly compilation: Compilation;
  readonly findings: readonly Finding[];
  readonly fixes: ReadonlyMap<Finding, Fix>;
  readonly fixed: readonly Fix[];
}

function vet(context: Context, opening: Opening = {}): Opened<Vetted> {
  const opened = openProject(context, opening);
  if ('exit' in opened) return opened;
  const compilation = opened.value;
  const lints = lintRules({
    book: compilation.book,
    questions: compilation.questions,
    decisions: compilation.log.all,
    names: namesOf(compilation),
  });
  const findings = settleFindings(
    [...ruleFindings(compilation), ...lints.map((one) => one.finding)],
    compilation.config,
  );
  return { value: { compilation, findings, fixes: fixesOf(findings, lints), fixed: [] } };
}

/** The names that rules may refer to. */
export function namesOf({ facts, plan }: Compilation): KnownNames {
  return {
    areas: facts.areas.map((area) => area.name),
    groups: facts.groups.map((group) => group.name),
    workstreams: plan.workstreams.map((stream) => stream.id),
    items: plan.items.map((item) => item.id),
  };
}

/** The corrections of the findings that the configuration leaves. */
function fixesOf(findings: readonly Finding[], lints: readonly Lint[]): ReadonlyMap<Finding, Fix> {
  const key = ({ code, at, data }: Finding): string => JSON.stringify([code, at, data]);
  const byKey = new Map(lints.map(({ finding, fix }) => [key(finding), fix]));
  const fixes = new Map<Finding, Fix>();
  for (const found of findings) {
    const fix = byKey.get(key(found));
    if (fix) fixes.set(found, fix);
  }
  return fixes;
}

/**
 * Corrects and vets again until nothing is left to correct; then, once, writes. A round after which the rules load worse does not count.
 * Until then the corrections are only in this process's mind: whatever ends it leaves the files as they are.
 */
function vetAndFix(context: Context): Opened<Vetted> {
  const mended: Finding[] = [];
  const opened = vet(context, { before: (config) => append(mended, mendInputs(context, config)) });
  if ('exit' in opened) return opened;
  const fixed: Fix[] = [];
  let vetted = opened.value;
  let corrected: ReadonlyMap<string, string> = new Map();
  for (let round = 0; round < mostRounds; round += 1) {
    const { texts, applied } = corrections(vetted);
    if (applied.length === 0) break;
    const next = new Map([...corrected, ...texts]);
    const after = vet({ ...context, host: withTexts(next, context.host) });
    if ('exit' in after || errors(after.value) > errors(vetted)) break;
    append(fixed, applied);
    [vetted, corrected] = [after.value, next];
  }
  const refused = refusal(corrected, opened.value.compilation, context);
  if (refused.length > 0)
    return { value: { ...opened.value, findings: [...opened.value.findings, ...mended, ...refused] } };
  return { value: { ...vetted, findings: [...vetted.findings, ...mended], fixed } };
}

/** The texts of rule files, by path, after the corrections that do not touch each other. */
function corrections({ compilation, fixes }: Vetted): {
  readonly texts: ReadonlyMap<string, string>;
  readonly applied: readonly Fix[];
} {
  const { files } = compilation.book;
  const { changed, applied } = applyFixes(
    gravestFirst([...fixes].map(([finding, fix]) => ({ finding, fix }))),
    new Map(files.map(({ name, text }) => [name, text])),
  );
  const texts = files.flatMap(({ path, name }) => {
    const text = changed.get(name);
    return text === undefined ? [] : [[path, text] as const];
  });
  return { texts: new Map(texts), applied };
}

/** The world as it would be if these files had these texts. */
function withTexts(texts: ReadonlyMap<string, string>, host: Host): Host {
  return { ...host, readText: (path) => texts.get(path) ?? host.readText(path) };
}

/** Writes the files that were corrected; says which one could not be, and then none is. */
function refusal(
  corrected: ReadonlyMap<string, string>,
  { config, book }: Compilation,
  { host }: Context,
): readonly Finding[] {
  const rewrites = book.files.flatMap(({ path, text }): Rewrite[] => {
    const after = corrected.get(path);
    return after === undefined ? [] : [{ path, before: text, after }];
  });
  const refused = rewriteFiles(rewrites, config.fence, host);
  if (refused === null) return [];
  const path = book.files.find((file) => file.path === refused.path)?.name ?? refused.path;
  const at = { file: path, line: 1, column: 1 };
  return settleFindings([finding('rules/not-corrected', at, { path, reason: refused.reason })], config);
}

function errors({ findings }: Vetted): number {
  return findings.filter((found) => found.severity === 'error').length;
}

function fixJson({ title, edits }: Fix): JsonObject {
  return {
    title,
    edits: edits.map(({ file, start, end, newText }) => ({ file, start, end, new_text: newText })),
  };
}

function summary(compilation: Compilation, findings: readonly Finding[], fixable: number): string {
  const { rules, files } = compilation.book;
  const checked = `${counted(rules.length, 'rule')} in ${counted(files.length, 'file')}`;
  if (findings.length === 0) return `${checked}: nothing to say\n`;
  const mended = fixable > 0 ? `, ${fixable} of them corrected by --fix` : '';
  return `${checked}: ${counted(findings.length, 'finding')}${mended}\n`;
}
