import { describe, expect, it } from 'vitest';
import type { JsonValue } from '../../src/model/json.ts';
import { half, jsonShapes } from './json-shapes.ts';
import { nestedShapes } from './nested-shapes.ts';
import { entries, figures, look } from './shapes.ts';

describe('a JSON inventory', () => {
  it.each([...jsonShapes, ...nestedShapes])('%s', (_, value, expected) => {
    expect(figures(look(value))).toBe(expected);
  });

  it('says by its own name which key is the title where a group would not repeat', () => {
    const unique = look(entries(6, (index) => ({ title: null, feature: `Plays ${index}` })));
    const shared = look(entries(6, (index) => ({ feature: index < 3 ? 'Tuning' : 'Mixing' })));
    expect([unique.counts.groups, unique.fields.title?.keys]).toEqual([0, ['feature']]);
    expect([shared.counts.groups, shared.fields.group?.keys]).toEqual([2, ['feature']]);
  });

  it('tells the lists that it leaves', () => {
    const { left, findings } = look({ features: entries(3, half), bugs: entries(2, half, 'BUG-') });
    expect(left).toEqual([{ path: 'bugs', kind: 'list', entries: 2 }]);
    expect(findings.map(({ code }) => code)).toContain('inventory/several-lists');
  });

  it.each([
    ['a code fence around it', '```json\n[{"id": "F-1", "title": "a"}]\n```\n'],
    ['comments', '// list\n[{"id": "F-1", "title": "a"},]'],
    ['a byte order mark and Windows lines', '\ufeff[\r\n {"id": "F-1",\r\n  "title": "a"}\r\n]\r\n'],
  ])('is read with %s', (_, text) => {
    expect(look(text).counts.entries).toBe(1);
  });

  it.each<[string, JsonValue]>([
    ['a package', { name: 'x', version: '1', scripts: { test: 'y' }, dependencies: { z: '1' } }],
    [
      'a map',
      { type: 'FeatureCollection', features: [{ type: 'Feature', geometry: { coordinates: [1, 2] } }] },
    ],
    ['nothing', {}],
  ])('is not taken from %s', (_, value) => {
    expect(look(value).likeness).toBe(0);
  });
});
