import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Compilation, compile } from '../../src/compile.ts';
import { loadConfig } from '../../src/config/load.ts';
import { nodeHost } from '../../src/host/node.ts';
import type { Decision, DecisionKind } from '../../src/model/decision.ts';
import type { JsonValue } from '../../src/model/json.ts';
import { isUnder } from '../../src/model/paths.ts';
import type { Subject, SubjectKind } from '../../src/model/subject.ts';
import { checkout } from '../support/cli.ts';
import { corpusPresent, corpusSuite, layOutCorpus } from '../support/corpus.ts';

interface Case {
  readonly name: string;
  readonly absent: boolean;
  readonly lay: () => { root: string; remove: () => void };
}

/** The same configuration, rules and templates compile both, so the same must hold for both. */
const cases: readonly Case[] = [
  {
    name: 'example',
    absent: false,
    lay: () => ({ root: join(checkout, 'examples/speech-pipeline'), remove: () => {} }),
  },
  { name: corpusSuite, absent: !corpusPresent, lay: layOutCorpus },
];

for (const { name, absent, lay } of cases) {
  describe.skipIf(absent)(`the shipped rules on the ${name}`, () => {
    let repository: { root: string; remove: () => void } | null = null;
    let compiled: Compilation;

    beforeAll(() => {
      repository = lay();
      const host = nodeHost();
      const { config } = loadConfig({ cwd: checkout, root: repository.root }, host);
      if (!config) throw new Error('the configuration of this checkout does not load');
      compiled = compile(config, host);
    }, 60_000);

    afterAll(() => repository?.remove());

    const subjects = (kind: SubjectKind): readonly Subject[] =>
      compiled.subjects.filter((subject) => subject.kind === kind);
    const decided = (decides: DecisionKind, kind: SubjectKind): readonly Decision[] =>
      compiled.log.all.filter((one) => one.decides === decides && one.subject.kind === kind);
    const areaOf = (group: string): JsonValue | undefined => compiled.log.one('area', 'group', group)?.value;

    it('loads without a finding of its own', () => {
      expect(compiled.findings.filter((one) => one.code.startsWith('rules/'))).toEqual([]);
    });

    it('gives every group one area that the design knows, by a rule and not by a tie', () => {
      const areas = compiled.facts.areas.map((area) => area.name);
      const groups = subjects('group');
      expect(groups).toHaveLength(38);
      for (const group of groups) {
        const decisions = compiled.log.of('area', 'group', group.id);
        expect(decisions, group.id).toHaveLength(1);
        expect(areas).toContain(decisions[0]?.value);
        expect(decisions[0]?.tie, group.id).toBe(false);
        expect(decisions[0]?.because, group.id).toMatch(/\.$/);
      }
    });

    it('argues the area of each group that no target module names', () => {
      const unnamed = subjects('group').filter((group) => (group.facts.modules as string[]).length === 0);
      expect(unnamed).toHaveLength(7);
      const reasons = unnamed.map((group) => compiled.log.one('area', 'group', group.id)?.because);
      expect(new Set(reasons).size).toBe(7);
      const areas = new Set(unnamed.map((group) => areaOf(group.id)));
      expect(areas.size).toBeGreaterThanOrEqual(4);
    });

    it('keeps a group with the area that is called like it', () => {
      const called = (word: string): { groups: Subject[]; areas: string[] } => ({
        groups: subjects('group').filter((group) => group.id.includes(word)),
        areas: compiled.facts.areas.map((area) => area.name).filter((name) => name.includes(word)),
      });
      for (const word of ['Transport', 'Event ABI']) {
        const { groups, areas } = called(word);
        expect(groups.length).toBeGreaterThan(0);
        for (const group of groups) expect(areas).toContain(areaOf(group.id));
      }
    });

    it('covers every area with work', () => {
      const worked = new Set(compiled.plan.items.map((item) => item.area));
      expect(compiled.facts.areas.filter((area) => !worked.has(area.name))).toEqual([]);
    });

    describe('risk', () => {
      const carried = (): Map<string, Decision[]> => {
        const byFlag = new Map<string, Decision[]>();
        for (const one of decided('risk', 'feature')) {
          const flag = String(one.value);
          byFlag.set(flag, [...(byFlag.get(flag) ?? []), one]);
        }
        return byFlag;
      };

      it('says something with each flag: none is on more than 35 % of the features, none on nothing', () => {
        const total = subjects('feature').length;
        const flags = new Set(
          compiled.book.rules.filter((rule) => rule.decides === 'risk').flatMap((rule) => flagOf(rule.then)),
        );
        const byFlag = carried();
        expect([...byFlag.keys()].sort()).toEqual([...flags].sort());
        for (const [flag, decisions] of byFlag) {
          expect(decisions.length / total, flag).toBeLessThanOrEqual(0.35);
        }
      });

      it('has every rule fire', () => {
        const fired = new Set(
          compiled.log.all.flatMap((one) => [one.rule, ...one.also.map((other) => other.rule)]),
        );
        const risk = compiled.book.rules.filter((rule) => rule.decides === 'risk').map((rule) => rule.id);
        expect(risk.filter((id) => !fired.has(id))).toEqual([]);
      });

      it('puts at least one feature under each of the seven invariants', () => {
        const invariants = new Set(decided('risk', 'feature').map((one) => one.then.invariant ?? null));
        invariants.delete(null);
        expect([...invariants].sort()).toEqual([
          'authority-epoch',
          'cancellation-first',
          'lane-priority',
          'replay-evidence-or-02',
          'simple-v1-profile',
          'stateless-compute',
          'turn-plan-freeze',
        ]);
      });

      it('gives a reason of its own to everything that the inventory rates as a high risk', () => {
        const rated = subjects('feature').filter((one) => one.facts.risk === 'high');
        expect(rated.length).toBeGreaterThan(0);
        for (const one of rated) {
          expect(compiled.log.of('risk', 'feature', one.id).length, one.id).toBeGreaterThanOrEqual(2);
        }
      });

      it('gives a severity and a reason with each flag', () => {
        for (const one of decided('risk', 'feature')) {
          expect(['high', 'medium', 'low']).toContain(one.severity);
          expect(one.because?.length ?? 0, one.rule).toBeGreaterThan(40);
        }
      });
    });

    it('spreads the slices over six workstreams or more, none with over 40 % of them', () => {
      const { workstreams } = compiled.plan;
      const busy = workstreams.filter((stream) => stream.slices.length > 0);
      expect(busy.length).toBeGreaterThanOrEqual(6);
      const slices = busy.reduce((sum, stream) => sum + stream.slices.length, 0);
      for (const stream of busy) expect(stream.slices.length / slices, stream.id).toBeLessThanOrEqual(0.4);
    });

    it('leaves no path to two workstreams, and none to nobody', () => {
      const prefixes = compiled.plan.workstreams.flatMap((stream) =>
        stream.prefixes.map((prefix) => ({ stream: stream.id, prefix })),
      );
      for (const one of prefixes) {
        const other = prefixes.find(
          (two) =>
            two.stream !== one.stream && (isUnder(two.prefix, one.prefix) || isUnder(one.prefix, two.prefix)),
        );
        expect(other, one.prefix).toBeUndefined();
      }
      const claimed = compiled.plan.items.flatMap((item) =>
        item.slices.flatMap((slice) => slice.pathPrefixes),
      );
      for (const path of claimed) {
        expect(
          prefixes.some(({ prefix }) => isUnder(path, prefix)),
          path,
        ).toBe(true);
      }
    });

    it('gives each hotspot one writer that is a workstream', () => {
      const streams = compiled.plan.workstreams.map((stream) => stream.id);
      const { hotspots } = compiled.plan;
      expect(new Set(hotspots.map((one) => one.path)).size).toBe(hotspots.length);
      for (const one of hotspots) expect(streams).toContain(one.writer);
      const named = hotspots.map((one) => one.path).join('\n');
      expect(named).toContain('api/');
      expect(named).toContain(compiled.facts.sources.inventory.file);
      expect(named).toContain(compiled.facts.sources.design?.file);
    });

    it('finds four contract pull requests or more, each with a note on compatibility and a command', () => {
      const named = new Set(
        compiled.log.all.filter((one) => one.decides === 'contract').map((one) => one.then.title),
      );
      const contractPrs = compiled.plan.contractPrs.filter((one) => named.has(one.title));
      expect(contractPrs.length).toBeGreaterThanOrEqual(4);
      for (const one of contractPrs) {
        expect(one.compatibility, one.title).not.toBe('');
        expect(one.commands.length, one.title).toBeGreaterThan(0);
      }
    });

    it('gives every MVP feature a suite, and work in code a command for its own path', () => {
      for (const one of subjects('feature').filter((feature) => feature.facts.mvp === true)) {
        expect(compiled.log.of('suite', 'feature', one.id).length, one.id).toBeGreaterThan(0);
      }
      const gates = new Set(decided('gate', 'path').map((one) => one.rule));
      expect(gates.size).toBeGreaterThanOrEqual(2);
    });

    it('names nobody who is not named somewhere', () => {
      for (const one of decided('owner', 'path')) {
        const [fact] = one.facts;
        expect(fact?.value, one.subject.id).toContain(one.value);
      }
    });
  });
}

function flagOf(then: Compilation['book']['rules'][number]['then']): string[] {
  const flag = then.find((parameter) => parameter.name === 'flag')?.value;
  return flag?.kind === 'literal' ? [String(flag.value)] : [];
}
