import { jsonDocument, jsonFinding } from '../../reporters/json.ts';
import { exampleJson, examplesText } from '../../reporters/rules.ts';
import { runExamples } from '../../rules/authoring/examples.ts';
import { type Context, exitCode, flag } from '../shared/command.ts';
import { openProject, showFindings } from '../shared/project.ts';
import { chosenRules, ruleFindings } from './shared.ts';

/** `backlogic rules test`: runs the examples of every rule. A rule that does not load has failed too. */
export function test(context: Context): number {
  const opened = openProject(context);
  if ('exit' in opened) return opened.exit;
  const compilation = opened.value;
  const book = chosenRules(context, compilation.book);
  const results = runExamples(book, compilation.questions);
  const broken = ruleFindings(compilation).filter((found) => found.severity === 'error');
  const failed = results.filter((result) => !result.passed).length;
  const untested = book.rules.filter((rule) => rule.examples.length === 0).map((rule) => rule.id);
  if (flag(context, 'json')) {
    context.out(
      jsonDocument('rules_test', {
        passed: results.length - failed,
        failed,
        untested,
        examples: results.map(exampleJson),
        findings: broken.map(jsonFinding),
      }),
    );
  } else {
    showFindings(context, broken, compilation.config);
    context.out(examplesText(results, { all: flag(context, 'all'), color: context.color.out, untested }));
  }
  return failed > 0 || broken.length > 0 ? exitCode.findings : exitCode.ok;
}
