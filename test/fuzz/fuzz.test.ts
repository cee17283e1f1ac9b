import { expect, it } from 'vitest';
import { makeCase } from '../../fuzz/case.ts';
import { judge } from '../../fuzz/oracle.ts';
import { smallBase } from '../../fuzz/repositories.ts';
import { shrink } from '../../fuzz/shrink.ts';
import { checkout } from '../support/checkout.ts';

const milliseconds = 5000;
const seed = 20_261_125;
const small = smallBase(checkout);

it('a share of the hostile repositories breaks nothing', () => {
  const until = performance.now() + milliseconds;
  const outcomes = new Set<string>();
  for (let index = 0; (index < 100 && outcomes.size < 3) || performance.now() < until; index += 1) {
    const { files, mutations } = makeCase(seed, index, [small], null);
    const { problems, outcome } = judge(files, checkout);
    expect(
      problems,
      `npm run fuzz -- --seed ${seed} --from ${index} --runs 1: ${mutations.join('; ')}`,
    ).toEqual([]);
    outcomes.add(outcome);
  }
  // Nothing refused or nothing built would say that the mutations are too mild or too wild.
  expect([...outcomes].sort()).toEqual(['complete', 'errors', 'refused']);
});

it('a case is the same whenever it is made', () => {
  for (let index = 0; index < 20; index += 1)
    expect(makeCase(7, index, [small], null)).toEqual(makeCase(7, index, [small], null));
});

it('a build that is not as it must be is seen', () => {
  const files = new Map([['backlog.config.json', '{}']]);
  // The configuration names a file that a finding then points into, at a line that it does not have here.
  const { outcome, codes } = judge(files, checkout);
  expect(outcome).toBe('errors');
  expect(codes).toContain('inventory/not-found');
});

it('a failing repository is made as small as it can be', () => {
  const files = new Map([
    ['a.md', 'one\ntwo\nthree needle four\n'],
    ['b.md', 'other\n'],
  ]);
  const small = shrink(files, (candidate) => (candidate.get('a.md') ?? '').includes('needle'), 5000);
  expect([...small]).toEqual([['a.md', 'needle']]);
});
