import type { Compilation } from '../compile.ts';
import { finding } from '../diagnostics/finding.ts';
import type { Finding } from '../model/finding.ts';
import { diffArtifacts } from '../output/write.ts';
import { jsonDocument, jsonFinding } from '../reporters/json.ts';
import { countLine } from '../reporters/terminal.ts';
import { type Command, type Context, flag } from './shared/command.ts';
import { evidenceLines } from './shared/evidence.ts';
import { examplesOf } from './shared/examples.ts';
import { exitFor, openProject, showFindings } from './shared/project.ts';

/** `backlogic check`: compile, write nothing, report. */
export const command: Command = {
  usage: 'check [options]',
  summary: 'Compile, write nothing, and report every finding.',
  description: `Reads the same inputs as build. With --frozen it also fails when an artifact on disk is not what the
inputs give, so that a committed backlog can not drift.`,
  options: [
    {
      name: 'frozen',
      type: 'boolean',
      description: 'fail when a written artifact is not what the inputs give',
    },
    { name: 'all', type: 'boolean', description: 'show every finding, infos too' },
  ],
  examples: examplesOf('check'),
  run(context) {
    const opened = openProject(context);
    if ('exit' in opened) return opened.exit;
    const compilation = opened.value;
    const findings = [
      ...compilation.findings,
      ...(flag(context, 'frozen') ? drift(compilation, context) : []),
    ];
    if (flag(context, 'json')) {
      context.out(
        jsonDocument('check', {
          evidence: evidenceLines(compilation),
          findings: findings.map(jsonFinding),
        }),
      );
    } else {
      showFindings(context, findings, compilation.config);
      context.out(`${evidenceLines(compilation).join('\n')}\nfindings: ${countLine(findings)}\n`);
    }
    return exitFor(findings, compilation.config);
  },
};

function drift(compilation: Compilation, context: Context): Finding[] {
  return diffArtifacts(compilation.artifacts, compilation.config, context.host)
    .filter((change) => change.kind !== 'unchanged')
    .map((change) =>
      finding('artifacts/drift', null, {
        path: change.path,
        missing: change.kind === 'create',
      }),
    );
}
