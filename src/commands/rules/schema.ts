import { resolve } from 'node:path';
import type { Compilation } from '../../compile.ts';
import { describe } from '../../diagnostics/finding.ts';
import { vocabulary } from '../../facts/vocabulary.ts';
import { isUnder } from '../../model/paths.ts';
import { writeReport } from '../../output/report.ts';
import { compactJson } from '../../reporters/compact-json.ts';
import { allNames } from '../../rules/authoring/lint/names.ts';
import { ruleSchema } from '../../rules/authoring/schema/schema.ts';
import { type Context, exitCode, flag, text, UsageError } from '../shared/command.ts';
import { openProject } from '../shared/project.ts';
import { namesOf } from './lint.ts';

/** `backlogic rules schema`: to stdout, or to the file of `--out`. */
export function schema(context: Context): number {
  let root = context.cwd;
  let compilation: Compilation | null = null;
  if (!flag(context, 'plain')) {
    const opened = openProject(context);
    if ('exit' in opened) return opened.exit;
    compilation = opened.value;
    root = compilation.config.root;
  }
  const document = compactJson(schemaOf(compilation));
  const out = text(context, 'out');
  if (out === null) {
    context.out(document);
    return exitCode.ok;
  }
  const path = resolve(context.cwd, out);
  if (!isUnder(path, root) && !isUnder(path, context.cwd)) {
    throw new UsageError(
      `--out ${out} leads out of this folder`,
      'nothing is written outside the repository',
    );
  }
  const below = isUnder(path, root) ? root : context.cwd;
  const refused = writeReport(
    path.slice(below.length + 1),
    document,
    { root: below, config: compilation?.config ?? null },
    context.host,
  );
  if (refused) throw new UsageError(describe(refused).message, 'name another file by --out');
  context.err(`written: ${out}\n`);
  return exitCode.ok;
}

function schemaOf(compilation: Compilation | null): ReturnType<typeof ruleSchema> {
  if (!compilation) return ruleSchema(vocabulary);
  // Items come and go with the plan; a list of them would be out of date at once.
  const { item: _, ...names } = allNames(compilation.book, namesOf(compilation));
  return ruleSchema(compilation.book.vocabulary, names);
}
