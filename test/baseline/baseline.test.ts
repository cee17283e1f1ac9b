import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { baselineText, looksLikeBaseline, readBaseline } from '../../src/baseline/file.ts';
import { identityOf, keyOf } from '../../src/baseline/fingerprint.ts';
import { entriesFor, matchBaseline } from '../../src/baseline/match.ts';
import { finding } from '../../src/diagnostics/finding.ts';
import type { Finding, Severity } from '../../src/model/finding.ts';
import type { Span } from '../../src/model/span.ts';

const file = 'baseline.json';
const nothing = (): null => null;

function at(line: number, column = 1, name = 'billing/guide.md'): Span {
  return { file: name, line, column };
}

function unknownId(id: string, line: number, times = 1): Finding {
  return finding('claims/unknown-id', at(line), { guide: 'billing/guide.md', id, times, nearest: null });
}

function missing(paths: readonly string[], line = 3, count = paths.length): Finding {
  return finding('claims/paths-missing', at(line), { guide: 'billing/guide.md', count, claims: 40, paths });
}

function emptyAny(line: number): Finding {
  return finding('rules/empty-any', at(line, 5, 'rules/risk.yaml'), {});
}

/** Writes a baseline of `before` and holds `now` against it, through the file's text. */
function held(before: readonly Finding[], now: readonly Finding[], failOn: Severity = 'info') {
  const read = readBaseline(baselineText(entriesFor(before, failOn, nothing)), file);
  expect(read.findings).toEqual([]);
  const { findings, stale } = matchBaseline(now, read.entries, nothing);
  return {
    known: findings.map(({ known }) => known),
    stale: stale.map(({ data }) => ({ left: data.left, names: data.names })),
  };
}

describe('a baseline', () => {
  it('knows a finding that moved to another line', () => {
    expect(held([unknownId('A-9', 4)], [unknownId('A-9', 40)])).toEqual({ known: [true], stale: [] });
  });

  it('does not know another one of the same code on the same line', () => {
    expect(held([unknownId('A-9', 4)], [unknownId('A-8', 4)])).toEqual({
      known: [false],
      stale: [{ left: 1, names: [] }],
    });
  });

  it('counts what nothing tells apart, and calls one more of it new', () => {
    expect(held([emptyAny(3), emptyAny(9)], [emptyAny(3), emptyAny(9), emptyAny(12)]).known).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('says that one fewer of it occurs', () => {
    expect(held([emptyAny(3), emptyAny(9)], [emptyAny(5)])).toEqual({
      known: [true],
      stale: [{ left: 1, names: [] }],
    });
  });

  it('knows each of several names in one finding: a new one is new, one fewer is stale', () => {
    const before = [missing(['billing/a', 'billing/b'])];
    expect(held(before, [missing(['billing/a', 'billing/b'], 30)])).toEqual({ known: [true], stale: [] });
    expect(held(before, [missing(['billing/a'])])).toEqual({
      known: [true],
      stale: [{ left: 1, names: ['billing/b'] }],
    });
    expect(held(before, [missing(['billing/a', 'billing/b', 'billing/c'])])).toEqual({
      known: [false],
      stale: [],
    });
    expect(held(before, [missing(['billing/a', 'billing/c'])])).toEqual({
      known: [false],
      stale: [{ left: 0, names: ['billing/b'] }],
    });
  });

  it('knows a list that is too long to name by its length', () => {
    const long = (count: number): Finding => missing(['billing/a', 'billing/b'], 3, count);
    expect(held([long(30)], [long(30)])).toEqual({ known: [true], stale: [] });
    expect(held([long(30)], [long(29)])).toEqual({ known: [true], stale: [{ left: 1, names: [] }] });
    expect(held([long(30)], [long(31)]).known).toEqual([false]);
    expect(held([long(30)], [missing(['billing/a', 'billing/b'])]).known).toEqual([true]);
  });

  it('knows an id that is cited as often as before, not more often', () => {
    expect(held([unknownId('A-9', 4, 2)], [unknownId('A-9', 4, 2)])).toEqual({ known: [true], stale: [] });
    expect(held([unknownId('A-9', 4, 2)], [unknownId('A-9', 4, 3)]).known).toEqual([false]);
  });

  it('follows a file that is renamed when its path is replaced in the baseline', () => {
    const renamed = finding('claims/unknown-id', at(4, 1, 'money/guide.md'), {
      guide: 'money/guide.md',
      id: 'A-9',
      times: 1,
      nearest: null,
    });
    const text = baselineText(entriesFor([unknownId('A-9', 4)], 'error', nothing));
    const known = (by: string): boolean | undefined =>
      matchBaseline([renamed], readBaseline(by, file).entries, nothing).findings[0]?.known;
    expect(known(text)).toBe(false);
    expect(known(text.replaceAll('billing/guide.md', 'money/guide.md'))).toBe(true);
  });

  it('goes by the subject without its place', () => {
    const about = (line: number): Finding =>
      finding('rules/empty-any', at(3), {}, { subject: `phrase:billing/guide.md:${line}:4` });
    expect(held([about(7)], [about(9)])).toEqual({ known: [true], stale: [] });
  });

  it('goes by the text at the place where a finding names nothing, exactly where its end is known', () => {
    const key = (span: Span, text: string): string =>
      keyOf(identityOf(finding('rules/empty-any', span, {}), () => text));
    expect(key(at(2), 'x\n  any:   []\n')).toBe(key(at(3), 'x\n\nany: []\n'));
    expect(key(at(1), 'any: []')).not.toBe(key(at(1), 'any: [1]'));
    expect(key({ ...at(1, 3), endColumn: 5 }, 'a bc d')).toBe(
      key({ ...at(1, 1), endColumn: 3 }, 'bc and more'),
    );
  });

  it('takes in no information unless that fails, and nothing of the check itself', () => {
    const findings = [
      missing(['billing/a']),
      unknownId('A-9', 4),
      finding('artifacts/drift', null, { path: 'p', state: 'missing', reason: null, sections: [], moved: 0 }),
      finding('artifacts/baseline-missing', null, { path: file, reason: 'missing' }),
    ];
    const codes = (failOn: Severity): string[] =>
      entriesFor(findings, failOn, nothing).map((entry) => entry.code);
    expect(codes('error')).toEqual(['claims/unknown-id']);
    expect(codes('warning')).toEqual(['claims/unknown-id']);
    expect(codes('info')).toEqual(['claims/paths-missing', 'claims/unknown-id']);
  });

  it('does not depend on the order of findings, and has an entry a line', () => {
    const findings = [unknownId('A-9', 4), emptyAny(3), unknownId('A-8', 2), emptyAny(8)];
    const text = baselineText(entriesFor(findings, 'error', nothing));
    expect(baselineText(entriesFor([...findings].reverse(), 'error', nothing))).toBe(text);
    expect(text.split('\n').filter((line) => line.includes('"code"'))).toHaveLength(3);
    expect(looksLikeBaseline(text)).toBe(true);
  });

  const some = fc.array(
    fc.oneof(
      fc
        .tuple(fc.constantFrom('A-1', 'A-2', 'A-3'), fc.integer({ min: 1, max: 9 }))
        .map(([id, line]) => unknownId(id, line)),
      fc.integer({ min: 1, max: 9 }).map(emptyAny),
      fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'), { minLength: 1 }).map((paths) => missing(paths)),
    ),
    { maxLength: 8 },
  );

  it('makes everything known that it was written for, and nothing of it is stale', () => {
    fc.assert(
      fc.property(some, (findings) => {
        const { known, stale } = held(findings, findings);
        expect(known.every(Boolean)).toBe(true);
        expect(stale).toEqual([]);
      }),
    );
  });

  it('knows whatever is left when some of it is mended, and says that the rest is stale', () => {
    fc.assert(
      fc.property(some, fc.array(fc.boolean(), { minLength: 8, maxLength: 8 }), (findings, keep) => {
        const left = findings.filter((_, index) => keep[index]);
        const { known, stale } = held(findings, left);
        expect(known.every(Boolean)).toBe(true);
        expect(stale.length > 0).toBe(left.length < findings.length);
      }),
    );
  });
});

describe('a baseline file that can not be trusted', () => {
  const entry =
    '{"code":"a/b","subject":null,"file":null,"fingerprint":"0","count":1,"each":[],"message":""}';
  it.each([
    ['{"kind": "baseline", "entries": [', 'no JSON'],
    ['[]', 'no object'],
    ['{"schema_version": "1.0", "kind": "plan", "entries": []}', 'another document'],
    ['{"schema_version": "2.0", "kind": "baseline", "entries": []}', 'a later form'],
    [`{"schema_version": "1.0", "kind": "baseline", "entries": [${entry}, {}]}`, 'an entry of another form'],
    [
      `{"schema_version": "1.0", "kind": "baseline", "entries": [${entry.replace('"count":1', '"count":0')}]}`,
      'a count of nothing',
    ],
    [
      `{"schema_version": "1.0", "kind": "baseline", "entries": [\n<<<<<<< ours\n${entry}\n=======\n>>>>>>> theirs\n]}`,
      'a merge conflict',
    ],
  ])('%s: %s', (text) => {
    const { entries, findings } = readBaseline(text, file);
    expect(entries).toEqual([]);
    expect(findings.map(({ code, at: place }) => [code, place?.file])).toEqual([
      ['artifacts/baseline-invalid', file],
    ]);
  });

  it('is used when it is as it should be', () => {
    const { entries, findings } = readBaseline(
      `{"schema_version": "1.3", "kind": "baseline", "entries": [${entry}]}`,
      file,
    );
    expect(findings).toEqual([]);
    expect(entries).toHaveLength(1);
  });
});
