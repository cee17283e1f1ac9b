import { describe, expect, it } from 'vitest';
import { guideOf } from './support.ts';

const read = (guide: string): unknown[] =>
  guideOf(guide).workPackages.map(({ title, ids, open, after, doneWhen }) => [
    title,
    ids,
    open,
    after,
    doneWhen.map(({ text }) => text),
  ]);

describe('a heading of a guide that cites features', () => {
  it('is one package with its boxes, though nothing above it is a plan', () => {
    const guide = `## B1 Moving ships (A-1)

- [x] Asked the planners
- [ ] Refuse a berth that is too short

## B2 Warnings (A-2)

- [ ] Red on both

Done when: both are red.

## Definition of done for A-3

- [ ] Reviewed`;
    expect(read(guide)).toEqual([
      ['B1 Moving ships (A-1)', ['A-1'], true, [], []],
      ['B2 Warnings (A-2)', ['A-2'], true, [], ['both are red.']],
    ]);
  });

  it('holds a package for each box that cites one of its own', () => {
    expect(read('## Ships (A-1, A-2)\n\n- [ ] Move (A-1)\n- [ ] Warn (A-2)\n')).toEqual([
      ['Move (A-1)', ['A-1'], true, [], []],
      ['Warn (A-2)', ['A-2'], true, [], []],
    ]);
  });
});

describe('a checklist of a guide', () => {
  it('is planned work where its boxes cite features, and a list for each change elsewhere', () => {
    const guide = `## Checklist for the next release

- [ ] Free the old slot (A-1)
- [x] Offer free hours (A-2)
- [ ] Rotate the key

## Checklist

- [ ] Reviewed by two`;
    expect(read(guide)).toEqual([
      ['Free the old slot (A-1)', ['A-1'], true, [], []],
      ['Offer free hours (A-2)', ['A-2'], false, [], []],
      ['Rotate the key', [], true, [], []],
    ]);
  });
});

describe('a guide in German', () => {
  it('has packages in tables and below headings, and what closes a gap', () => {
    const guide = `## Arbeitspakete

| Paket | Inhalt | Features | Hängt ab von | Fertig, wenn |
| --- | --- | --- | --- | --- |
| A1 | Fristen in UTC | A-1 | | die Uhr springt nicht |
| A2 | Warteschlange | A-2 | A1 | die Reihe bleibt |

### Paket M1: Kalender

1. Feiertage laden

Fertig, wenn: die Fristen stimmen.

## Bekannte Abweichungen

| Vorgabe | Ist | Maßnahme |
| --- | --- | --- |
| Sperre nach fünf | Sperre nach zehn | Grenze ändern |`;
    expect(read(guide)).toEqual([
      ['Fristen in UTC', ['A-1'], true, [], ['die Uhr springt nicht']],
      ['Warteschlange', ['A-2'], true, ['billing/a1'], ['die Reihe bleibt']],
      ['Paket M1: Kalender', [], true, [], ['die Fristen stimmen.']],
    ]);
    expect(guideOf(guide).divergences).toMatchObject([
      { title: 'Sperre nach fünf', text: 'Sperre nach zehn', action: 'Grenze ändern' },
    ]);
  });

  it('puts off what says so in brackets', () => {
    const { workPackages } = guideOf(
      '## Arbeitspakete\n\n### Phase 3 (zurückgestellt): Import\n\n- [ ] Lesen\n',
    );
    expect(workPackages.map(({ deferred }) => deferred)).toEqual([true]);
  });
});
