import { expect, test } from 'vitest';
import { catalogue } from '../../src/diagnostics/catalogue.ts';
import { describe as textOf } from '../../src/diagnostics/finding.ts';
import type { Finding } from '../../src/model/finding.ts';
import { githubReport } from '../../src/reporters/github.ts';
import { jsonFinding, jsonText } from '../../src/reporters/json.ts';
import { junitReport } from '../../src/reporters/junit.ts';
import { markdownReport } from '../../src/reporters/markdown.ts';
import { sarifReport } from '../../src/reporters/sarif.ts';
import { terminalReport } from '../../src/reporters/terminal.ts';
import { everyPiece } from '../render/hostile.ts';
import { options, reportOf } from '../reporters/support.ts';
import { acting, live, prose, shape } from './readers.ts';

/** A value that is a text and a list of texts and of objects of texts at once: whatever a message takes it for, it holds the text. */
function anything(text: string): unknown {
  const list = [text, text];
  const target = Object.assign(() => undefined, {});
  return new Proxy(target, {
    get(_, name) {
      if (name === Symbol.toPrimitive || name === 'toString' || name === 'valueOf' || name === 'toJSON')
        return () => text;
      if (name === Symbol.iterator) return () => list[Symbol.iterator]();
      if (name === 'length') return list.length;
      const own = (Array.isArray(list) && name in Array.prototype ? list : text) as unknown as Record<
        PropertyKey,
        unknown
      >;
      const method = own[name] ?? (text as unknown as Record<PropertyKey, unknown>)[name];
      if (typeof method === 'function')
        return method.bind(own === (list as unknown) && name in Array.prototype ? list : text);
      return typeof name === 'string' && /^\d+$/.test(name) ? text : anything(text);
    },
  });
}

/** A finding of each code, all of whose data, places, notes and subjects hold the text. */
function findingsOf(text: string): readonly Finding[] {
  const data = new Proxy({}, { get: (_, name) => (typeof name === 'string' ? anything(text) : undefined) });
  return Object.entries(catalogue).map(([code, { severity }]): Finding => {
    const at = { file: text, line: 1, column: 1 };
    const found = {
      code,
      severity,
      data,
      at,
      related: [{ note: text, at }],
      subject: `feature:${text}`,
    } as unknown as Finding;
    return found;
  });
}

test('a message and a hint of every code take whatever a source says', () => {
  for (const found of findingsOf(everyPiece)) expect(textOf(found).message.length).toBeGreaterThan(0);
  // Most messages say something of their data: else this would try nothing.
  const saying = findingsOf('\u2603').filter((found) => JSON.stringify(textOf(found)).includes('\u2603'));
  expect(saying.length).toBeGreaterThan(Object.keys(catalogue).length * 0.7);
});

const reports = {
  markdown: (text: string) => markdownReport(reportOf(findingsOf(text), [0, 1, 2]), options),
  github: (text: string) => githubReport(reportOf(findingsOf(text)), options),
  sarif: (text: string) => sarifReport(reportOf(findingsOf(text)), options),
  junit: (text: string) => junitReport(reportOf(findingsOf(text)), options),
  json: (text: string) => jsonText({ findings: findingsOf(text).map(jsonFinding) }),
  terminal: (text: string) =>
    terminalReport(findingsOf(text), { color: false, all: true, source: () => `${text}\n${text}` }),
};

test.each(Object.entries(reports))('%s says nothing that a terminal obeys, of any finding', (_, report) => {
  const text = report(everyPiece);
  const at = acting.exec(text)?.index ?? -1;
  expect(at === -1 ? '' : JSON.stringify(text.slice(Math.max(0, at - 80), at + 40))).toBe('');
});

test('the Markdown page keeps its structure, and links nobody and nothing', () => {
  const [harmless, hostile] = [reports.markdown('x'), reports.markdown(everyPiece)];
  expect(shape(hostile)).toEqual(shape(harmless));
  for (const [what, pattern] of live)
    expect([what, pattern.exec(prose(hostile))?.[0]]).toEqual([what, pattern.exec(prose(harmless))?.[0]]);
});

test('annotations are one command a line, and nothing else is', () => {
  const commands = (text: string): number => text.split('\n').filter((line) => /^\s*::/.test(line)).length;
  expect(commands(reports.github(everyPiece))).toBe(commands(reports.github('x')));
  expect(reports.github(everyPiece)).not.toMatch(/^\s*::(?!error |warning |notice )/m);
  expect(reports.github(everyPiece)).not.toMatch(/##\[|##vso\[|##teamcity\[/);
});

test('JUnit has the elements that it has, and SARIF and JSON are documents', () => {
  const elements = (text: string): string[] =>
    [...text.matchAll(/<\/?([A-Za-z][\w:.-]*)/g)].map(([, name = '']) => name);
  const cut = (text: string): string => text.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  expect(elements(cut(reports.junit(everyPiece)))).toEqual(elements(cut(reports.junit('x'))));
  for (const name of ['sarif', 'json'] as const) {
    const keys = (value: unknown): unknown =>
      Array.isArray(value)
        ? value.map(keys)
        : typeof value === 'object' && value !== null
          ? Object.entries(value).map(([key, inner]) => [key, keys(inner)])
          : typeof value;
    expect(keys(JSON.parse(reports[name](everyPiece)))).toEqual(keys(JSON.parse(reports[name]('x'))));
  }
});
