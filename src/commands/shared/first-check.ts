import { compareFindings } from '../../diagnostics/settle.ts';
import { type Finding, worstFirst } from '../../model/finding.ts';
import { countLine, terminalReport } from '../../reporters/terminal.ts';
import type { Context } from './command.ts';
import { evidenceLines } from './evidence.ts';
import { Places } from './places.ts';
import { openProject } from './project.ts';

/** What the first check of a new configuration gave. */
export interface FirstCheck {
  readonly evidence: readonly string[];
  readonly findings: readonly Finding[];
  /** The first of them, as they are shown. */
  readonly first: readonly Finding[];
  /** The id of a feature to look at: an open one where there is any. */
  readonly example: string | null;
  /** Lines for a terminal. */
  readonly lines: string;
}

const shown = 5;

/** Compiles by the configuration at `root` and gives the most severe findings; null when it does not load, which is shown. */
export function firstCheck(context: Context, root: string): FirstCheck | null {
  const opened = openProject({
    ...context,
    cwd: root,
    values: { ...context.values, root: undefined, config: undefined },
  });
  if ('exit' in opened) return null;
  const { findings, config } = opened.value;
  const ranked = worstFirst([...findings].sort(compareFindings), ({ severity }) => severity);
  const first = ranked.filter(({ severity }) => severity !== 'info').slice(0, shown);
  const places = new Places(config, root, context.host);
  const report =
    first.length === 0
      ? ''
      : `${terminalReport(first, { color: context.color.out, all: true, source: (file) => places.text(file) })}\n`;
  const evidence = evidenceLines(opened.value);
  const total = `findings: ${countLine(findings)}${first.length > 0 ? '; the first of them:' : ''}`;
  const { features } = opened.value.facts.sources.inventory;
  const example = (features.find((feature) => feature.mvp) ?? features[0])?.id ?? null;
  return { evidence, findings, first, example, lines: `${[...evidence, total].join('\n')}\n${report}` };
}
