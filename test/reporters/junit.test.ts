import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { junit as reader } from '../../src/health/parsers/junit.ts';
import type { CheckReport } from '../../src/model/report.ts';
import { junitReport } from '../../src/reporters/junit.ts';
import { hostileFinding, options, reportOf, samples } from './support.ts';

interface Element {
  readonly name: string;
  readonly attributes: { readonly [name: string]: string };
  readonly children: Element[];
  text: string;
}

/** Reads XML as strictly as the standard says: anything that is not well-formed throws. */
function parsed(xml: string): Element {
  const top: Element = { name: '', attributes: {}, children: [], text: '' };
  const open = [top];
  const parser = new SaxesParser({ fileName: 'report.xml' });
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes }) => {
    const element: Element = {
      name,
      attributes: attributes as Element['attributes'],
      children: [],
      text: '',
    };
    open.at(-1)?.children.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const element = open.at(-1);
    if (element) element.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.write(xml).close();
  const [root] = top.children;
  if (!root) throw new Error('no element');
  return root;
}

/** What every reader of the format relies on: the nesting, the attributes that must be there, counts that add up. */
function expectJunit(root: Element): void {
  expect(root.name).toBe('testsuites');
  const count = (of: Element, name: string): number => Number(of.attributes[name]);
  const sum = { tests: 0, failures: 0, skipped: 0 };
  for (const suite of root.children) {
    expect(suite.name).toBe('testsuite');
    expect(suite.attributes.name).toBeTruthy();
    const outcomes = suite.children.map((one) => {
      expect(one.name).toBe('testcase');
      expect(one.attributes.name).toBeTruthy();
      expect(one.attributes.classname).toBeTruthy();
      expect(one.children.length).toBeLessThan(2);
      return one.children[0]?.name ?? 'passed';
    });
    expect(outcomes.every((one) => ['failure', 'skipped', 'system-out', 'passed'].includes(one))).toBe(true);
    expect(count(suite, 'tests')).toBe(suite.children.length);
    expect(count(suite, 'failures')).toBe(outcomes.filter((one) => one === 'failure').length);
    expect(count(suite, 'skipped')).toBe(outcomes.filter((one) => one === 'skipped').length);
    for (const key of ['tests', 'failures', 'skipped'] as const) sum[key] += count(suite, key);
  }
  for (const key of ['tests', 'failures', 'skipped'] as const) expect(count(root, key)).toBe(sum[key]);
}

function counts(report: CheckReport) {
  const read = reader.read({ text: junitReport(report, options), lines: [], cut: false });
  return read && { passed: read.passed, failed: read.failed, skipped: read.skipped };
}

describe('the JUnit reporter', () => {
  it('has a suite a code, a case a finding; only what fails the check is a failure', () => {
    const root = parsed(junitReport(reportOf(samples, [1]), options));
    expectJunit(root);
    expect(root.children.map((suite) => suite.attributes.name)).toEqual([
      'claims/later-ids',
      'claims/unknown-id',
      'inventory/duplicate-id',
      'plan/few-workstreams',
    ]);
    const [failed] = root.children[2]?.children ?? [];
    expect(failed?.attributes).toMatchObject({ file: 'docs/features.json', line: '9' });
    expect(failed?.children[0]?.text).toContain('docs/features.json:9:7\n');
  });

  it('is read by our own reader of gates as what it is', () => {
    expect(counts(reportOf(samples, [1]))).toEqual({ passed: 2, failed: 1, skipped: 1 });
    expect(counts({ ...reportOf(samples), failOn: 'warning' })).toEqual({ passed: 1, failed: 3, skipped: 0 });
  });

  it('without findings has one case that passes', () => {
    const root = parsed(junitReport(reportOf([]), options));
    expectJunit(root);
    expect(counts(reportOf([]))).toEqual({ passed: 1, failed: 0, skipped: 0 });
  });

  it('is well-formed and keeps its shape whatever the sources say', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { minLength: 1, maxLength: 4 }), (findings) => {
        const xml = junitReport(reportOf(findings), options);
        const root = parsed(xml);
        expectJunit(root);
        expect(root.attributes.tests).toBe(String(findings.length));
        expect(xml).not.toMatch(/^\s*::|##(\[|vso\[)/m);
      }),
      { numRuns: 100 },
    );
  });
});
