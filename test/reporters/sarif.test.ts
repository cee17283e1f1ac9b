import schema from '@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json' with { type: 'json' };
import { Ajv } from 'ajv';
import fc from 'fast-check';
import type { Log } from 'sarif';
import { describe, expect, it } from 'vitest';
import { sarifReport } from '../../src/reporters/sarif.ts';
import { hostileFinding, options, reportOf, samples } from './support.ts';

/** The published schema of SARIF 2.1.0. It is written in draft 4, of which it uses what later drafts still read. */
const { id: _id, $schema: _draft, ...draftless } = schema as { [key: string]: unknown };
const validate = new Ajv({
  strict: false,
  unicodeRegExp: false,
  validateFormats: false,
  allErrors: true,
}).compile(draftless);

function parsed(text: string): Log {
  const log = JSON.parse(text) as Log;
  expect(validate(log), JSON.stringify(validate.errors?.slice(0, 3))).toBe(true);
  return log;
}

describe('the SARIF reporter', () => {
  it('the schema can say no', () => {
    const log = JSON.parse(sarifReport(reportOf(samples), options)) as { runs: { results: object[] }[] };
    Object.assign(log.runs[0]?.results[0] ?? {}, { level: 'fatal' });
    expect(validate(log)).toBe(false);
  });

  it('gives a result for each finding, at its place, with its rule', () => {
    const [run] = parsed(sarifReport(reportOf(samples), options)).runs;
    expect(run?.tool.driver.semanticVersion).toBe('1.2.3');
    expect(run?.tool.driver.rules?.map((rule) => rule.id)).toEqual([
      'claims/later-ids',
      'claims/unknown-id',
      'inventory/duplicate-id',
      'plan/few-workstreams',
    ]);
    const [first, second, third] = run?.results ?? [];
    expect(first).toMatchObject({
      ruleId: 'inventory/duplicate-id',
      ruleIndex: 2,
      level: 'error',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'docs/features.json', uriBaseId: '%SRCROOT%' },
            region: { startLine: 9, startColumn: 7, endLine: 9, endColumn: 12 },
          },
        },
      ],
      relatedLocations: [{ id: 1, message: { text: 'first here' } }],
    });
    expect(second?.locations?.[0]?.physicalLocation?.region).toEqual({
      startLine: 4,
      startColumn: 2,
      endLine: 5,
      endColumn: 3,
    });
    // Code scanning refuses a result without a place.
    expect(third?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('backlog.config.json');
    expect(run?.results?.map((result) => result.level)).toEqual(['error', 'warning', 'warning', 'note']);
    expect(run?.results?.some((result) => result.baselineState)).toBe(false);
  });

  it('keeps what the baseline knows as suppressed results', () => {
    const [run] = parsed(sarifReport(reportOf(samples, [1]), options)).runs;
    expect(run?.results?.map((result) => result.baselineState)).toEqual(['new', 'unchanged', 'new', 'new']);
    expect(run?.results?.map((result) => result.suppressions?.length ?? 0)).toEqual([0, 1, 0, 0]);
  });

  it('escapes paths', () => {
    const report = reportOf(
      samples.map((one) => ({ ...one, at: one.at && { ...one.at, file: 'a b/ü#%?.md' } })),
    );
    const [run] = parsed(sarifReport(report, options)).runs;
    expect(run?.results?.[0]?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe(
      'a%20b/%C3%BC%23%25%3F.md',
    );
  });

  it('is valid and inert whatever the sources say', () => {
    fc.assert(
      fc.property(fc.array(hostileFinding, { maxLength: 4 }), (findings) => {
        const text = sarifReport(reportOf(findings), options);
        const [run] = parsed(text).runs;
        expect(run?.results).toHaveLength(findings.length);
        expect(text).not.toMatch(/##(\[|vso\[)/);
        for (const result of run?.results ?? []) {
          expect(result.message.text).not.toMatch(/\]\(|\{\d+\}/);
          // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what must not be there
          expect(result.message.text).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        }
      }),
      { numRuns: 60 },
    );
  });
});
