import { expect, test } from 'vitest';
import { thriftyHeap } from '../../src/host/heap.ts';

function flagsOf(uses: readonly number[], version = '11.3.244.8-node.30'): string[] {
  const flags: string[] = [];
  const rest = [...uses];
  const look = thriftyHeap(
    () => (rest.shift() ?? 0) * 2 ** 20,
    (flag) => flags.push(flag),
    version,
  );
  for (const _ of uses) look();
  return flags;
}

const young = '--semi-space-growth-factor=2';

test('the space for what is young may grow once a heap is no longer small', () => {
  expect(flagsOf([10, 63])).toEqual([]);
  expect(flagsOf([10, 64, 20, 191])).toEqual([young]);
});

test('a heap that has become large is told once to grow slowly', () => {
  expect(flagsOf([10, 300, 20, 300])).toEqual([young, '--heap-growing-percent=25']);
});

test('one that has become very large is told once to grow slower still', () => {
  const all = [young, '--heap-growing-percent=25', '--heap-growing-percent=4'];
  expect(flagsOf([10, 300, 600, 20, 900])).toEqual(all);
  expect(flagsOf([900, 900, 900])).toEqual(all);
});

test('a version of V8 whose flags nobody has looked at is left alone', () => {
  expect(flagsOf([900], '99.1.1')).toEqual([]);
});

test('the one that runs knows the flag', () => {
  const known = flagsOf([900], process.versions.v8);
  expect(known).toHaveLength(3);
});
