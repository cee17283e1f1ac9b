import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { Likeness, wordsOf } from '../../src/facts/likeness.ts';

describe('the words of a name', () => {
  test.each([
    ['Order-service', ['order', 'service']],
    ['orderServices', ['order', 'service']],
    ['HTTPServer v2', ['http', 'server', 'v2']],
    ['İSTANBUL ışık', ['istanbul', 'isik']],
    ['Facturación', ['facturacion']],
    ['用户认证', ['用户', '户认', '认证']],
    ['الفواتير', ['الفواتير']],
    ['Policies, status & bus', ['policy', 'status', 'bus']],
    ['—', []],
  ])('%s', (name, words) => {
    expect([...wordsOf(name)]).toEqual(words);
  });
});

describe('likeness', () => {
  const areas = new Likeness(
    ['order-service', 'inventory-service', 'Kundenverwaltung', '用户认证服务', 'notifications', 'api'].map(
      (name) => ({
        area: name,
        name,
      }),
    ),
  );

  test.each([
    ['Order service', 'order-service', 1],
    ['Orders', 'order-service', 0.9],
    ['Stock (inventory)', 'inventory-service', 0.6],
    ['Kunden', 'Kundenverwaltung', 0.72],
    ['用户认证', '用户认证服务', 0.9],
    ['notifier', 'notifications', 0.72],
    ['notification', 'notifications', 1],
    ['apiary', 'api', 0],
    ['Weather', null, 0],
  ])('of %s is with %s', (name, area, score) => {
    const best = areas.best(name);
    expect(best.score).toBe(score);
    expect(best.areas).toEqual(score === 0 ? [] : [area]);
  });

  test('gives all that are equally near, in their order', () => {
    expect(areas.best('service').areas).toEqual(['order-service', 'inventory-service']);
  });

  test('is from 0 to 1, and 1 with itself', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'grapheme', minLength: 1 }), { minLength: 1, maxLength: 8 }),
        fc.string(),
        (names, name) => {
          const some = new Likeness(names.map((one) => ({ area: one, name: one })));
          const { score } = some.best(name);
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
          for (const one of names) if (wordsOf(one).size > 0) expect(some.best(one).score).toBe(1);
        },
      ),
      { seed: 8, numRuns: 200 },
    );
  });
});
