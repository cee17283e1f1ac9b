import { commands } from '../registry.ts';
import { type Command, commonOptions, type Option } from './command.ts';

const exitCodes = `Exit codes: 0 ok · 1 findings at or above the failing severity · 2 wrong usage or configuration
            3 a fault of backlogic itself · 130 interrupted`;

/** `backlogic --help`. */
export function overview(): string {
  const names = Object.keys(commands);
  const width = Math.max(...names.map((name) => name.length));
  const list = names.map((name) => `  ${name.padEnd(width)}  ${commands[name]?.summary ?? ''}`).join('\n');
  return `backlogic compiles a repository's feature inventory, system design and module guides into a backlog.

Usage: backlogic <command> [options]

Commands:
${list}

Try:   backlogic build --root examples/speech-pipeline
       backlogic <command> --help
       backlogic --version

${exitCodes}
`;
}

/** `backlogic COMMAND --help`. */
export function commandHelp(command: Command): string {
  const options = [...command.options, ...commonOptions];
  const width = Math.max(...options.map((option) => label(option).length));
  const lines = options.map((option) => `  ${label(option).padEnd(width)}  ${option.description}`);
  return `${command.summary}

Usage: backlogic ${command.usage}

${command.description}

Options:
${lines.join('\n')}

Examples:
${command.examples.map((example) => `  ${example}`).join('\n')}

${exitCodes}
`;
}

function label(option: Option): string {
  return `--${option.name}${option.value ? ` ${option.value}` : ''}`;
}
