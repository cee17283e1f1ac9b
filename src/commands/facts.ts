import { formatSpan } from '../model/span.ts';
import { jsonDocument, jsonSpan } from '../reporters/json.ts';
import { oneLine } from '../reporters/text.ts';
import { type Command, flag } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { groundsOf } from './shared/grounds.ts';
import { openProject } from './shared/project.ts';
import { findSubjects, subjectArgument, unknownSubject } from './shared/subjects.ts';

/** `backlogic facts SUBJECT`. */
export const command: Command = {
  usage: 'facts SUBJECT [options]',
  summary: 'Show the facts of a subject, each with its place.',
  description: `SUBJECT is a feature id, a group, an item id, a path, or KIND:ID for any other subject (heading, column, label,
phrase, work_package, failure). These are the facts that rules see.`,
  options: [],
  words: 2,
  examples: examplesOf('facts'),
  run(context) {
    const name = subjectArgument(context, 'facts');
    const opened = openProject(context);
    if ('exit' in opened) return opened.exit;
    const code = groundsOf(context, opened.value);
    const found = findSubjects(opened.value, name);
    if (found.length === 0) return unknownSubject(context, opened.value, name);
    if (flag(context, 'json')) {
      context.out(
        jsonDocument('facts', {
          subjects: found.map((subject) => ({
            kind: subject.kind,
            id: subject.id,
            facts: Object.entries(subject.facts).map(([fact, value]) => ({
              fact,
              value,
              source: jsonSpan(subject.sources[fact] ?? null),
            })),
          })),
        }),
      );
      return code;
    }
    for (const subject of found) {
      context.out(`${subject.kind} ${oneLine(subject.id)}\n`);
      for (const [fact, value] of Object.entries(subject.facts)) {
        const source = subject.sources[fact];
        const shown = oneLine(JSON.stringify(value));
        const short = shown.length > 160 ? `${shown.slice(0, 157)}…` : shown;
        context.out(`  ${fact} = ${short}${source ? `  (${formatSpan(source)})` : ''}\n`);
      }
    }
    return code;
  },
};
