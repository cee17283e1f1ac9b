import { finding } from '../diagnostics/finding.ts';
import type { DesignConfig, ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import type { Span } from '../model/span.ts';
import { cut } from '../model/words.ts';
import { reasonIn } from '../syntax/globs.ts';
import type { Pointer } from '../syntax/located.ts';
import { controlIn, visible } from '../syntax/regex/control.ts';
import { whyUnsafe } from '../syntax/regex/safety.ts';
import { soundPatterns } from './generated/presets.js';

const designParts: readonly (keyof DesignConfig)[] = [
  'guideTable',
  'moduleTable',
  'principles',
  'guarantees',
  'nonGoals',
  'ownership',
  'governance',
  'counts',
];

/** What set the value at a pointer, and the key as people write it; `at` is null when nobody did. */
export type SetBy = (pointer: Pointer) => { readonly at: Span | null; readonly key: string };

/** Every regular expression of the configuration compiles, ends, and, where it counts, says what. */
export function vetPatterns(config: ResolvedConfig, setBy: SetBy): Finding[] {
  const findings: Finding[] = [];
  for (const { pointer, pattern, flags } of patternsOf(config)) {
    const { at, key } = setBy(pointer);
    const reason = compileError(pattern, flags);
    if (reason !== null) {
      findings.push(finding('config/bad-pattern', at, { key, pattern: cut(visible(pattern), 80), reason }));
      continue;
    }
    const risk = sound.has(patternKey(pattern, flags)) ? null : patternRisk(pattern, flags);
    if (risk !== null) {
      findings.push(finding('config/slow-pattern', at, { key, pattern: cut(pattern, 80), reason: risk }));
    } else if (pointer[1] === 'counts') {
      const groups = groupNames(pattern);
      if (!countsSomething(groups)) {
        findings.push(finding('config/count-pattern', at, { key, pattern: cut(pattern, 80), groups }));
      }
    }
  }
  return findings;
}

/** Those of the presets, which the build has vetted. */
const sound: ReadonlySet<string> = new Set(soundPatterns);

/** What a vetted pattern is known by. */
export function patternKey(source: string, flags: string): string {
  return `${flags} ${source}`;
}

/** Longer patterns are refused; those that people write have a tenth of it. */
const longest = 1_000;

/** Why a pattern could take too long on some text, or null. The square of the text's length is what a search may take. */
export function patternRisk(source: string, flags: string): string | null {
  if (source.length > longest) return `it has ${source.length} characters; ${longest} are allowed`;
  return whyUnsafe(source, flags, 2);
}

/** A pattern of a configuration with the flags that the stages compile it with. */
interface ConfiguredPattern {
  readonly pointer: Pointer;
  readonly pattern: string;
  readonly flags: 'u' | 'i';
}

/** Every pattern that is set: prose is read by code point, the design without regard to case. */
export function patternsOf({
  design = {},
  patterns = {},
}: {
  readonly design?: Partial<DesignConfig>;
  readonly patterns?: Partial<ResolvedConfig['patterns']>;
}): ConfiguredPattern[] {
  return [
    ...designParts.flatMap((part) =>
      ((design[part] ?? []) as readonly string[]).map((pattern, index) => ({
        pointer: ['design', part, index],
        pattern,
        flags: 'i' as const,
      })),
    ),
    ...Object.entries(patterns).flatMap(([name, pattern]: [string, string | null]) =>
      pattern === null ? [] : [{ pointer: ['patterns', name], pattern, flags: 'u' as const }],
    ),
  ];
}

function compileError(pattern: string, flags: string): string | null {
  if (pattern === '') return 'it is empty and would match everywhere';
  const control = controlIn(pattern);
  if (control !== null) return control;
  try {
    new RegExp(pattern, flags);
    return null;
  } catch (error) {
    return reasonIn((error as Error).message);
  }
}

function groupNames(pattern: string): string[] {
  return Object.keys(new RegExp(`${pattern}|`, 'i').exec('')?.groups ?? {});
}

function countsSomething(groups: readonly string[]): boolean {
  const single = groups.filter((name) => ['total', 'mvp', 'post_mvp'].includes(name));
  const pair = groups.includes('group') && groups.includes('count');
  return groups.length === (pair ? 2 : 1) && (pair || single.length === 1);
}
