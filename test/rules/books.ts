import { expect } from 'vitest';
import { describe as describeFinding } from '../../src/diagnostics/finding.ts';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import { memoryHost } from '../../src/host/memory.ts';
import type { ResolvedConfig } from '../../src/model/config.ts';
import type { Finding } from '../../src/model/finding.ts';
import type { JsonObject } from '../../src/model/json.ts';
import { formatSpan } from '../../src/model/span.ts';
import type { Subject, SubjectKind } from '../../src/model/subject.ts';
import { loadRules } from '../../src/rules/load.ts';
import type { Rule, RuleBook } from '../../src/rules/model.ts';

/** A rule folder by what it holds: path below the repository → text. */
export type Files = { readonly [path: string]: string };

/** As much of a configuration as the rules room reads. */
export function configOf(rules: readonly string[]): ResolvedConfig {
  return {
    root: '/r',
    file: '/r/backlog.config.json',
    packageFolder: '/package',
    fence: ['/r', '/package'],
    rules,
    origins: {},
  } as unknown as ResolvedConfig;
}

/** Loads rule files. Each folder that a path starts with is an entry of `config.rules`, in the order given. */
export function load(
  files: Files,
  folders: readonly string[] = ['rules'],
): { book: RuleBook; findings: Finding[] } {
  const host = memoryHost(
    Object.fromEntries(Object.entries(files).map(([path, text]) => [`/r/${path}`, text])),
  );
  return loadRules(configOf(folders.map((folder) => `/r/${folder}`)), host, vocabulary);
}

/** Loads rule files that must have no findings. */
export function sound(files: Files | string, folders?: readonly string[]): RuleBook {
  const { book, findings } = load(typeof files === 'string' ? { 'rules/a.yaml': files } : files, folders);
  expect(report(findings)).toEqual([]);
  return book;
}

/** Findings as a terminal would say them, without the hint. */
export function report(findings: readonly Finding[]): string[] {
  return findings.map((one) => {
    const { message } = describeFinding(one);
    return `${one.at ? formatSpan(one.at) : '-'} ${one.code}: ${message}`;
  });
}

/** A subject of literal facts, each on a line of its own. */
export function subject(kind: SubjectKind, facts: JsonObject, id = 'S-1'): Subject {
  const sources = Object.fromEntries(
    Object.keys(facts).map((name, index) => [name, { file: 'input.json', line: index + 1, column: 1 }]),
  );
  return { kind, id, facts, sources };
}

export function ruleOf(book: RuleBook, id: string): Rule {
  const rule = book.rules.find((one) => one.id === id);
  if (!rule) throw new Error(`no rule ${id} among ${book.rules.map((one) => one.id).join(', ')}`);
  return rule;
}
