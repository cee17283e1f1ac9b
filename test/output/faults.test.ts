import { describe, expect, test } from 'vitest';
import { HostError } from '../../src/model/host.ts';
import { exactDigest } from '../../src/output/digest.ts';
import { writeArtifacts } from '../../src/output/write.ts';
import { callsOf, describeFinding, editionOn, leftovers, written } from './memory.ts';
import { configAt, edition, faulty, Killed, mendAt } from './support.ts';

const config = configAt('/r');

describe.each([
  [null, true],
  ['a', true],
  ['a', false],
])('a build over edition %s, where there are links: %s', (from, links) => {
  const calls = callsOf(from, links);

  test('makes enough calls for the tests below to mean something', () => {
    expect(calls).toBeGreaterThan(40);
  });

  test('killed at any call leaves the old set or the new one once the next build has mended it', () => {
    const outcomes = new Set<string | null>();
    for (let nth = 1; nth <= calls; nth += 1) {
      const host = written(from, links);
      expect(() => writeArtifacts(edition('b'), config, faulty(host, nth, 'killed').host)).toThrow(Killed);
      mendAt('/r', host);
      outcomes.add(editionOn(host));
      expect(host.files.has('/r/.backlogic/journal.json')).toBe(false);
      expect(writeArtifacts(edition('b'), config, host).findings).toEqual([]);
      expect([editionOn(host), leftovers(host)]).toEqual(['b', []]);
    }
    expect(outcomes).toEqual(new Set([from, 'b']));
  });

  test('killed, and killed again while mending, still ends in one set', () => {
    for (let nth = 1; nth <= calls; nth += 3) {
      for (let again = 1; again <= 30; again += 1) {
        const host = written(from, links);
        expect(() => writeArtifacts(edition('b'), config, faulty(host, nth, 'killed').host)).toThrow(Killed);
        try {
          mendAt('/r', faulty(host, again, 'killed').host);
        } catch (error) {
          expect(error).toBeInstanceOf(Killed);
        }
        mendAt('/r', host);
        expect([from, 'b']).toContain(editionOn(host));
      }
    }
  });

  test.each(['refused', 'full'] as const)('%s at any call is a finding, and the old set stands', (how) => {
    for (let nth = 1; nth <= calls; nth += 1) {
      const host = written(from, links);
      const { findings } = writeArtifacts(edition('b'), config, faulty(host, nth, how).host);
      const failed = findings.some((found) => found.severity === 'error');
      // What fails while tidying up after the swap fails nothing.
      if (failed) {
        mendAt('/r', host);
        expect([from, 'b']).toContain(editionOn(host));
        if (how === 'full') expect([editionOn(host), leftovers(host)]).toEqual([from, []]);
      } else {
        expect(editionOn(host)).toBe('b');
      }
      expect(
        writeArtifacts(edition('b'), config, host).findings.every((found) => found.severity === 'info'),
      ).toBe(true);
      expect([editionOn(host), leftovers(host)]).toEqual(['b', []]);
    }
  });
});

test('a refusal in the middle of the swap takes back what had its place already', () => {
  const host = written('a');
  const before = new Map(host.files);
  let renames = 0;
  const second = {
    ...host,
    rename: (from: string, to: string) => {
      renames += 1;
      // 1: the journal, 2: the first file, 3: the second.
      if (renames === 3) throw new HostError('EACCES', to);
      host.rename(from, to);
    },
  };
  const { changes, findings } = writeArtifacts(edition('b'), config, second);
  expect(changes).toEqual([]);
  expect(findings.map((found) => describeFinding(found))).toMatchInlineSnapshot(`
    [
      "artifacts/unwritable: \`.backlogic/decisions.json\` cannot be written: permission denied (EACCES). What stood there before stands there again. Mend the cause and build again.",
    ]
  `);
  expect(host.files).toEqual(before);
});

test('killed while it takes back what it had begun, a build still ends in one set', () => {
  const outcomes = new Set<string | null>();
  for (let after = 0; after < 25; after += 1) {
    const host = written('a');
    let renames = 0;
    let left = Number.POSITIVE_INFINITY;
    const alive = <A extends unknown[], R>(method: (...parameters: A) => R) => {
      return (...parameters: A): R => {
        left -= 1;
        if (left < 0) throw new Killed();
        return method.apply(host, parameters);
      };
    };
    const failing = {
      ...host,
      readText: alive(host.readText),
      readPieces: alive(host.readPieces),
      remove: alive(host.remove),
      realPath: alive(host.realPath),
      rename: (from: string, to: string) => {
        renames += 1;
        if (renames !== 4) return alive(host.rename)(from, to);
        // The third file is refused; the process dies so many calls later.
        left = after;
        throw new HostError('EACCES', to);
      },
    };
    try {
      writeArtifacts(edition('b'), config, failing);
    } catch (error) {
      expect(error).toBeInstanceOf(Killed);
    }
    mendAt('/r', host);
    outcomes.add(editionOn(host));
    expect(leftovers(host)).toEqual([]);
  }
  expect(outcomes).toEqual(new Set(['a', 'b']));
});

test('a file that is edited while a build writes keeps the edit, and the build steps back', () => {
  const host = written('a');
  const page = '/r/docs/backlog.md';
  const edited = {
    ...host,
    rename: (from: string, to: string) => {
      host.rename(from, to);
      if (to.endsWith('journal.json')) host.files.set(page, 'my edit\n');
    },
  };
  const { findings } = writeArtifacts(edition('b'), config, edited);
  expect(findings.map((found) => found.code)).toEqual(['artifacts/overtaken']);
  expect(host.files.get(page)).toBe('my edit\n');
  expect(host.files.get('/r/.backlogic/plan.json')).toBe(edition('a')[0]?.text);
  expect(leftovers(host)).toEqual([]);
});

test("a journal from a stranger can not move or remove what is not a build's own", () => {
  const host = written('a');
  const before = new Map(host.files);
  const entries = [
    { path: '../outside', old: null, new: 'x' },
    { path: 'docs/features.json', old: exactDigest('[]'), new: exactDigest('stolen') },
  ];
  const journal = { schema_version: '1.0', id: '0123456789abcdef', phase: 'swap', entries };
  host.files.set('/r/.backlogic/journal.json', JSON.stringify(journal));
  mendAt('/r', host);
  expect(host.files).toEqual(before);
  host.files.set('/r/.backlogic/journal.json', JSON.stringify({ ...journal, entries: entries.slice(1) }));
  mendAt('/r', host);
  expect(host.files).toEqual(before);
});
