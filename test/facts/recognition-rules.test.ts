import { describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { vocabulary } from '../../src/facts/vocabulary.ts';
import { decide } from '../../src/rules/decide.ts';
import { loadRules } from '../../src/rules/load.ts';
import { readSources } from '../../src/sources/read.ts';
import { repository, root } from '../support/repository.ts';
import { guideOf, readWith } from './support.ts';

/** The decisions by which documents are recognised. */
const recognition = ['section', 'column', 'label', 'status', 'state'] as const;

describe('the shipped recognition rules', () => {
  const host = repository().host();
  const { config } = loadConfig({ cwd: root }, host);
  if (!config) throw new Error('the configuration does not load');
  const { book, findings } = loadRules(config, host, vocabulary);

  it('load without a finding', () => {
    const own = findings.filter(({ at }) => recognition.some((name) => at?.file.includes(name)));
    expect(own).toEqual([]);
  });

  for (const kind of recognition) {
    it(`do what their examples say: ${kind}`, () => {
      const rules = book.rules.filter((rule) => rule.decides === kind);
      expect(rules.length).toBeGreaterThan(3);
      for (const rule of rules) {
        expect(rule.because, rule.id).toMatch(/\.$/);
        const about = rule.about[0] ?? 'heading';
        const outcomes = rule.examples.map((example) => {
          if (example.kind !== 'facts') throw new Error(`${rule.id}: an example by id`);
          const subject = { kind: about, id: 'example', facts: example.facts, sources: {} };
          const alone = {
            ...book,
            sets: book.sets.map((set) => ({ ...set, rules: set.rules.filter((one) => one === rule) })),
          };
          const fired = decide(alone, kind, [subject]).decisions.length > 0;
          return { ...example.facts, expected: example.expect === 'fires', fired };
        });
        expect(
          outcomes.some(({ expected }) => expected),
          rule.id,
        ).toBe(true);
        expect(
          outcomes.some(({ expected }) => !expected),
          rule.id,
        ).toBe(true);
        for (const outcome of outcomes)
          expect(outcome.fired, `${rule.id} ${JSON.stringify(outcome)}`).toBe(outcome.expected);
      }
    });
  }
});

describe('another house style', () => {
  it('is a rule edit: its headings, labels and words are read when rules know them', () => {
    const guide = `## Vorhaben

### V1 Buchungen
Umfang: \`billing/core\`
Fertig: alles stimmt (\`A-1\`)

## Zustand

| Modul | Lage |
| --- | --- |
| Kern | steht |`;
    expect(guideOf(guide)).toMatchObject({ workPackages: [], statuses: [] });
    const rule = (decides: string, about: string, id: string, when: string, then: string): string =>
      `decides: ${decides}\nabout: ${about}\nrules:\n  - { id: ${id}, because: Our words., when: ${when}, then: ${then} }\n`;
    const built = repository()
      .area('Billing', 'billing', `# Billing\n\n${guide}\n`)
      .feature({ id: 'A-1' })
      .file('billing/core/core.go')
      .rules(
        'a.yaml',
        rule(
          'section',
          'heading',
          'plan',
          '{ fact: text, operator: equal, value: Vorhaben }',
          '{ section: work_packages }',
        ),
      )
      .rules(
        'b.yaml',
        rule(
          'section',
          'heading',
          'one',
          "{ fact: text, operator: startsWith, value: 'V1' }",
          '{ section: work_package }',
        ),
      )
      .rules(
        'c.yaml',
        rule('label', 'label', 'scope', '{ fact: text, operator: equal, value: Umfang }', '{ label: scope }'),
      )
      .rules(
        'd.yaml',
        rule('label', 'label', 'done', '{ fact: text, operator: equal, value: Fertig }', '{ label: done }'),
      )
      .rules(
        'e.yaml',
        rule(
          'column',
          'column',
          'module',
          '{ fact: text, operator: equal, value: Modul }',
          '{ column: module }',
        ),
      )
      .rules(
        'f.yaml',
        rule(
          'column',
          'column',
          'status',
          '{ fact: text, operator: equal, value: Lage }',
          '{ column: status }',
        ),
      )
      .rules(
        'g.yaml',
        rule(
          'status',
          'phrase',
          'stands',
          '{ fact: text, operator: equal, value: steht }',
          '{ status: implemented, open: false }',
        ),
      );
    const host = built.host();
    const { config } = loadConfig({ cwd: root }, host);
    if (!config) throw new Error('the configuration does not load');
    const { book } = loadRules(config, host, vocabulary);
    const [recon] = readWith(readSources(config, host).sources, config, book).recon;
    expect(recon?.workPackages).toMatchObject([
      { id: 'billing/v1-buchungen', title: 'V1 Buchungen', paths: ['billing/core'], ids: ['A-1'] },
    ]);
    expect(recon?.workPackages[0]?.doneWhen.map(({ text }) => text)).toEqual(['alles stimmt (`A-1`)']);
    expect(recon?.statuses).toMatchObject([{ name: 'Kern', status: 'implemented', open: false }]);
  });
});
