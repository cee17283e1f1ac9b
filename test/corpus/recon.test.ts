import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { claimFindings } from '../../src/facts/claims.ts';
import { deriveFacts } from '../../src/facts/derive.ts';
import { groupSubjects } from '../../src/facts/subjects.ts';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import { nodeHost } from '../../src/host/node.ts';
import type { GuideRecon } from '../../src/model/recon.ts';
import { loadRules } from '../../src/rules/load.ts';
import { readSources } from '../../src/sources/read.ts';
import { type Reading, readWith } from '../facts/support.ts';
import { checkout } from '../support/cli.ts';
import { corpusPresent, corpusSuite, layOutCorpus } from '../support/corpus.ts';

/**
 * The guides of the corpus in the order of its canonical table, counted by a person who read all of them before the tool
 * did: responsibilities, prohibited scope, invariants, modules, statuses, divergences (all, open), work packages (all, after
 * the MVP), tests and gates, owners and reviewers, related documents; what ends the work of the area, rules for
 * every change, one for each thing that a rule lists.
 */
const byEye: readonly (readonly number[])[] = [
  [15, 0, 15, 15, 5, 6, 6, 5, 0, 2, 0, 5, 0, 6],
  [0, 0, 16, 13, 13, 17, 17, 11, 4, 3, 0, 6, 0, 0],
  [13, 0, 16, 13, 14, 14, 8, 8, 0, 1, 0, 3, 0, 0],
  [0, 0, 10, 11, 11, 11, 11, 5, 1, 7, 0, 0, 0, 0],
  [10, 0, 15, 10, 20, 29, 29, 6, 0, 4, 0, 3, 0, 0],
  [12, 15, 16, 12, 1, 12, 12, 9, 0, 1, 0, 3, 5, 0],
  [13, 1, 15, 12, 21, 6, 6, 5, 0, 3, 0, 3, 0, 0],
  [13, 0, 15, 13, 16, 16, 16, 0, 0, 22, 0, 6, 0, 4],
  [12, 0, 16, 12, 12, 1, 1, 4, 0, 22, 0, 4, 0, 0],
  [11, 0, 18, 11, 12, 11, 11, 5, 0, 0, 0, 3, 0, 0],
  [12, 0, 16, 12, 14, 15, 15, 6, 0, 10, 0, 3, 0, 0],
  [12, 1, 18, 12, 1, 8, 8, 4, 0, 0, 1, 3, 0, 3],
  [12, 0, 16, 12, 6, 6, 6, 7, 0, 2, 3, 5, 0, 3],
  [10, 0, 16, 10, 6, 10, 10, 4, 0, 3, 4, 5, 4, 3],
  [5, 0, 15, 5, 14, 10, 10, 8, 0, 6, 4, 6, 0, 0],
];

function counted(guide: GuideRecon): readonly number[] {
  return [
    guide.responsibilities.length,
    guide.prohibited.length,
    guide.invariants.length,
    guide.modules.length,
    guide.statuses.length,
    guide.divergences.length,
    guide.divergences.filter(({ open }) => open).length,
    guide.workPackages.length,
    guide.workPackages.filter(({ deferred }) => deferred).length,
    guide.tests.length,
    guide.ownership.length,
    guide.relatedDocs.length,
    guide.doneWhen.length,
    guide.changeRules.length,
  ];
}

describe.skipIf(!corpusPresent)(`the recon of the ${corpusSuite}`, () => {
  let repository: { root: string; remove: () => void } | null = null;
  let reading: Reading;

  beforeAll(() => {
    repository = layOutCorpus();
    const host = nodeHost();
    const { config } = loadConfig({ cwd: checkout, root: repository.root }, host);
    if (!config) throw new Error('the configuration of this checkout does not load');
    const { sources } = readSources(config, host);
    reading = readWith(sources, config, loadRules(config, host, vocabulary).book);
  }, 60_000);

  afterAll(() => repository?.remove());

  it('finds everything that a person finds, in each guide', () => {
    expect(reading.recon.map(counted)).toEqual(byEye);
  });

  it('knows every status word', () => {
    expect(reading.recon.flatMap(({ statuses }) => statuses.filter(({ status }) => status === null))).toEqual(
      [],
    );
  });

  it('gives each package a title of its own, something to do or to prove, and its place', () => {
    const packages = reading.recon.flatMap(({ workPackages }) => workPackages);
    expect(new Set(packages.map(({ id }) => id)).size).toBe(packages.length);
    for (const { id, title, scope, doneWhen, paths, ids, at, guide } of packages) {
      expect(title.length, id).toBeGreaterThan(3);
      expect(title.length, id).toBeLessThan(140);
      expect(scope.length + doneWhen.length + paths.length + ids.length, id).toBeGreaterThan(0);
      expect(at.file, id).toBe(guide);
    }
    const withoutGround = packages.filter(({ paths }) => paths.length === 0);
    expect(withoutGround.length).toBeLessThanOrEqual(6);
  });

  it('finds the seven forms: labels, priorities, phases, files, tests, criteria, order', () => {
    const packages = reading.recon.flatMap(({ workPackages }) => workPackages);
    const having = (has: (own: (typeof packages)[number]) => boolean): number => packages.filter(has).length;
    expect({
      labelled: having(({ label }) => label !== null),
      urgent: having(({ priority }) => priority !== null),
      phased: having(({ phase }) => phase !== null),
      proven: having(({ doneWhen }) => doneWhen.length > 0),
      tested: having(({ tests }) => tests.length > 0),
      ordered: having(({ after }) => after.length > 0),
    }).toEqual({ labelled: 56, urgent: 45, phased: 53, proven: 74, tested: 11, ordered: 21 });
  });

  it('cites no id that the inventory lacks, and knows which are of a later release', () => {
    const citations = reading.recon.flatMap(({ citations: own }) => own);
    expect(citations.filter(({ state }) => state === 'unknown')).toEqual([]);
    const later = new Set(citations.filter(({ state }) => state === 'later').map(({ id }) => id));
    // One of the 25 is cited by no guide.
    expect(later.size).toBe(24);
  });

  it('takes for a path only what the repository could have', () => {
    const tops = new Set(reading.sources.tree.files.map(({ path }) => path.split('/')[0]));
    const claims = reading.recon.flatMap(({ claims: own }) => own);
    expect(claims.length).toBeGreaterThan(400);
    const strange = claims.filter(({ path }) => !tops.has(path.split('/')[0]));
    expect(strange.length).toBeLessThanOrEqual(1);
  });

  it('reports little: one contradicted status, and at most three lines a guide', () => {
    const { sources, recon, log, config } = reading;
    const groups = groupSubjects(sources, recon, log);
    const findings = claimFindings(deriveFacts(sources, recon, groups, log, config));
    expect(findings.filter(({ severity }) => severity === 'warning').map(({ code }) => code)).toEqual([
      'claims/status-contradicts-tree',
    ]);
    const perGuide = new Map<string, number>();
    for (const { at } of findings) perGuide.set(at?.file ?? '', (perGuide.get(at?.file ?? '') ?? 0) + 1);
    for (const lines of perGuide.values()) expect(lines).toBeLessThanOrEqual(3);
  });
});
