import { explainConfig } from '../config/explain.ts';
import { formatSpan } from '../model/span.ts';
import { jsonDocument, jsonSpan } from '../reporters/json.ts';
import { oneLine } from '../reporters/text.ts';
import { type Command, exitCode, flag } from './shared/command.ts';
import { examplesOf } from './shared/examples.ts';
import { openConfig } from './shared/project.ts';

/** `backlogic config`: the resolved configuration. */
export const command: Command = {
  usage: 'config [options]',
  summary: 'Show the resolved configuration, each value with the file that set it.',
  description: 'Reads the configuration file, its presets and the options; reads nothing of the repository.',
  options: [],
  examples: examplesOf('config'),
  run(context) {
    const opened = openConfig(context);
    if ('exit' in opened) return opened.exit;
    const values = explainConfig(opened.value.config);
    if (flag(context, 'json')) {
      context.out(
        jsonDocument('config', {
          values: values.map(({ pointer, value, origin }) => ({ pointer, value, origin: jsonSpan(origin) })),
        }),
      );
    } else {
      for (const { pointer, value, origin } of values) {
        context.out(
          `${oneLine(`${pointer} = ${JSON.stringify(value)}${origin ? `  (${formatSpan(origin)})` : ''}`)}\n`,
        );
      }
    }
    return exitCode.ok;
  },
};
