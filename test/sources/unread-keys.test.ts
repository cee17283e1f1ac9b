import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { entries, figures, look } from './shapes.ts';

/** What is said of keys that no field reads. */
const said = (value: JsonValue): readonly (readonly [string, unknown, number | undefined])[] =>
  look(value).findings.flatMap(({ code, data, at }) =>
    /^inventory\/unread-(?:ids|entries|field)$/.test(code) ? [[code, data, at?.line] as const] : [],
  );

describe('keys that no field reads', () => {
  it('are said where they name other entries, in lists and in texts', () => {
    const list = entries(4, (index) => (index === 1 ? {} : { upstream: [`F-${index - 1}`] }));
    const text = entries(4, (index) => ({ upstream: index === 4 ? 'F-1, f-2 F-3' : '' }));
    expect(said(list)).toEqual([['inventory/unread-ids', { key: 'upstream', entries: 3, named: 3 }, 9]]);
    expect(said(text)).toEqual([['inventory/unread-ids', { key: 'upstream', entries: 1, named: 3 }, 20]]);
  });

  it.each<[string, (index: number) => { readonly [field: string]: JsonValue }]>([
    ['notes that name one now and then', (index) => ({ note: `see F-${index - 1} for more of it` })],
    ['their own ids again', (index) => ({ anchor: `F-${index}` })],
    ['numbers, which are amounts as often as ids', (index) => ({ points: index, more: [`${index + 1}`] })],
    ['objects, texts and flags', () => ({ a: { b: 'F-1' }, c: ['x'], d: true, e: 'F-1'.repeat(200) })],
    ['one name alone', (index) => ({ twin: index === 2 ? 'F-1' : null })],
  ])('are not said for %s', (_, fields) => {
    expect(said(entries(5, fields))).toEqual([]);
  });

  it('are said where they hold what looks like entries', () => {
    const parts = [
      { name: 'a', status: 'open' },
      { name: 'b', status: 'done' },
    ];
    const value = entries(3, (index) => (index === 1 ? {} : { parts, links: [{ name: 'a', url: 'b' }] }));
    expect(said(value)).toEqual([['inventory/unread-entries', { key: 'parts', held: 4 }, 9]]);
    expect(look(value, 'a.json').counts.entries).toBe(3);
  });

  it('are none where a field reads them', () => {
    const value = { features: entries(3, (index) => (index > 1 ? { needs: [`F-${index - 1}`] } : {})) };
    expect(figures(look(value))).toContain(
      '3 entries, 0 groups, 3 open, 0 done, 0 closed, 0 twice, 2/2 edges',
    );
    expect(said(value)).toEqual([]);
  });

  it('do not make a map of entries none', () => {
    const value = { features: { 'F-1': { title: 'a', state: 'x' }, 'F-2': { title: 'b', needs: ['F-1'] } } };
    expect(figures(look(value))).toContain('2 entries');
  });
});

describe('ids, dependencies and criteria in other languages', () => {
  it.each([
    ['Spanish', 'Código', 'Requisitos previos', 'Criterios de aceptación'],
    ['Portuguese', 'Identificador', 'Pré-requisitos', 'Critérios de aceitação'],
    ['German', 'Kennung', 'Abhängig von', 'Abnahmekriterien'],
    ['French', 'Identifiant', 'Dépend de', 'Critères d’acceptation'],
    ['Italian', 'Codice', 'Dipende da', 'Criteri di accettazione'],
    ['Chinese', '编号', '前置任务', '验收标准'],
    ['Japanese', '番号', '依存先', '受け入れ基準'],
    ['German in ASCII', 'Schluessel', 'Haengt ab von', 'Abnahmekriterien'],
    ['Korean', '번호', '선행 작업', '인수 조건'],
  ])('%s', (_, id, dependencies, acceptance) => {
    const { fields, counts } = look(
      `${id};Title;${dependencies};${acceptance}\nA-1;One;;It works\nA-2;Two;A-1;It works\n`,
      'a.csv',
    );
    expect([fields.id?.keys, fields.dependencies?.keys, fields.acceptance?.keys]).toEqual([
      [id],
      [dependencies],
      [acceptance],
    ]);
    expect([counts.edges.resolved, counts.derivedIds]).toEqual([1, 0]);
  });
});
