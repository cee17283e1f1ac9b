import { jsonDocument } from '../../reporters/json.ts';
import { listedJson, listText } from '../../reporters/rules.ts';
import { listRules } from '../../rules/authoring/list.ts';
import { type Context, exitCode, flag } from '../shared/command.ts';
import { openProject } from '../shared/project.ts';
import { chosenRules } from './shared.ts';

/** `backlogic rules list`. */
export function list(context: Context): number {
  const opened = openProject(context);
  if ('exit' in opened) return opened.exit;
  const { book } = opened.value;
  const rules = listRules(chosenRules(context, book));
  if (flag(context, 'json')) {
    const retired = book.retired.map(({ id, by, reason }) => ({ id, by, reason }));
    context.out(jsonDocument('rules_list', { rules: rules.map(listedJson), retired }));
  } else {
    context.out(listText(rules, context.color.out));
  }
  return exitCode.ok;
}
