import type { Compilation } from '../../compile.ts';
import { finding } from '../../diagnostics/finding.ts';
import { settleFindings } from '../../diagnostics/settle.ts';
import { append } from '../../model/append.ts';
import { counted } from '../../model/counted.ts';
import type { Finding } from '../../model/finding.ts';
import type { JsonObject } from '../../model/json.ts';
import { type Rewrite, rewriteFiles } from '../../output/rewrite.ts';
import { jsonDocument, jsonFinding } from '../../reporters/json.ts';
import { applyFixes, type Fix, gravestFirst } from '../../rules/authoring/fix/apply.ts';
import type { KnownNames, Lint } from '../../rules/authoring/lint/context.ts';
import { lintRules } from '../../rules/authoring/lint/lint.ts';
import { type Context, flag } from '../shared/command.ts';
import { exitFor, failOnOf, type Opened, openProject, showFindings } from '../shared/project.ts';
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

function vet(context: Context): Opened<Vetted> {
  const opened = openProject(context);
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

/** Corrects and vets again until nothing is left to correct. A round after which the rules load worse is taken back. */
function vetAndFix(context: Context): Opened<Vetted> {
  const fixed: Fix[] = [];
  let vetted = vet(context);
  for (let round = 0; round < mostRounds && 'value' in vetted; round += 1) {
    const before = vetted.value;
    const { files } = before.compilation.book;
    const texts = new Map(files.map((file) => [file.name, file.text]));
    const { changed, applied } = applyFixes(
      gravestFirst([...before.fixes].map(([finding, fix]) => ({ finding, fix }))),
      texts,
    );
    if (applied.length === 0) break;
    const rewrites = files.flatMap(({ path, name, text }) => {
      const corrected = changed.get(name);
      return corrected === undefined ? [] : [{ path, before: text, after: corrected }];
    });
    const refused = refusal(rewrites, before.compilation, context);
    if (refused.length > 0)
      return { value: { ...before, findings: [...before.findings, ...refused], fixed } };
    const after = vet(context);
    if (!('value' in after) || errors(after.value) > errors(before)) {
      const back = rewrites.map((one) => ({ path: one.path, before: one.after, after: one.before }));
      const stuck = refusal(back, before.compilation, context);
      vetted = { value: { ...before, findings: [...before.findings, ...stuck] } };
      break;
    }
    append(fixed, applied);
    vetted = after;
  }
  return 'value' in vetted ? { value: { ...vetted.value, fixed } } : vetted;
}

/** Writes the files; says which one could not be, and then none is. */
function refusal(
  rewrites: readonly Rewrite[],
  { config, book }: Compilation,
  { host }: Context,
): readonly Finding[] {
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
