import { expect, test } from 'vitest';
import { backlogView } from '../../../src/render/view/backlog.ts';
import { sampleInput } from '../sample.ts';

test('the label over the order of a workstream counts what stands there, and says what is done', () => {
  const input = sampleInput();
  const [first] = input.plan.workstreams.flatMap(({ slices }) => slices);
  const plan = {
    ...input.plan,
    waves: input.plan.waves.map((ids) => ids.filter((id) => id !== first)),
    items: input.plan.items.map((item) => ({
      ...item,
      slices: item.slices.map((slice) => (slice.id === first ? { ...slice, wave: null } : slice)),
    })),
  };
  const counts = (view: ReturnType<typeof backlogView>): (readonly [number, number, number])[] =>
    view.workstreams.streams.map(({ orderLabel, order, slices }) => {
      const [, open, done = '0'] = /^(\d+) slices? in .*?(?:; (\d+) done)?$/.exec(orderLabel) ?? [];
      const listed = order.reduce((sum, wave) => sum + wave.slices.length, 0);
      expect(Number(open)).toBe(listed);
      return [listed, Number(done), slices];
    });
  const before = counts(backlogView(input));
  const after = counts(backlogView({ ...input, plan }));
  expect(after).toEqual(
    before.map(([open, done, all], index) => (index === 0 ? [open - 1, done + 1, all] : [open, done, all])),
  );
});
