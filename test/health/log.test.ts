import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Mask } from '../../src/health/environment.ts';
import { BoundedLog } from '../../src/health/log.ts';
import { processorTime } from '../support/processor-time.ts';

describe('a bounded log', () => {
  const pieces = fc.array(fc.string({ unit: 'grapheme', maxLength: 30 }), { maxLength: 40 });

  it('is what was added, as long as that fits', () => {
    fc.assert(
      fc.property(pieces, (added) => {
        const whole = added.join('');
        const log = new BoundedLog(2 * Buffer.byteLength(whole) + 2);
        for (const piece of added) log.add(piece);
        expect(log.text()).toBe(whole);
        expect(log.cut).toBe(false);
      }),
    );
  });

  it('is head, note and tail when it does not, whole characters, and accounts for every byte', () => {
    fc.assert(
      fc.property(pieces, fc.integer({ min: 8, max: 200 }), (added, limit) => {
        const whole = added.join('');
        const log = new BoundedLog(limit);
        for (const piece of added) log.add(piece);
        if (!log.cut) {
          expect(log.text()).toBe(whole);
          return;
        }
        const parts = /^([\s\S]*?)\n?… (\d+) bytes left out: .* …\n([\s\S]*)$/.exec(log.text());
        const [, head = '', dropped, tail = ''] = parts ?? [];
        expect(whole.startsWith(head)).toBe(true);
        expect(whole.endsWith(tail)).toBe(true);
        const kept = Buffer.byteLength(head) + Buffer.byteLength(tail);
        // A line end that the head has already is not added again, and is the head's.
        const size = Buffer.byteLength(whole) - Number(dropped);
        expect([size, size - 1]).toContain(kept);
        expect(Buffer.byteLength(head)).toBeLessThanOrEqual(limit / 2);
        expect(Buffer.byteLength(tail)).toBeLessThan(limit / 2 + 4);
        expect(log.text()).not.toContain('\ufffd');
      }),
    );
  });

  it('takes as long for many pieces as for few', () => {
    const log = new BoundedLog(1_000_000);
    const started = processorTime();
    for (let count = 0; count < 300_000; count += 1) log.add('some words and a line end\n');
    log.text();
    expect(processorTime() - started).toBeLessThan(2000);
  });
});

describe('a mask', () => {
  it('hides a secret however the output is cut into pieces, and changes nothing else', () => {
    const words = fc.constantFrom('secret-1', 'secret-12', 'secre', 't-1', 'plain', ' ', '\n', 's');
    fc.assert(
      fc.property(fc.array(words), fc.array(fc.nat(6)), (text, cuts) => {
        const mask = new Mask(['secret-1', 'secret-12']);
        let rest = text.join('');
        const expected = rest.replaceAll('secret-12', '***').replaceAll('secret-1', '***');
        let shown = '';
        for (const size of cuts) {
          shown += mask.add(rest.slice(0, size));
          rest = rest.slice(size);
        }
        shown += mask.add(rest) + mask.rest();
        expect(shown).not.toContain('secret-1');
        expect(shown.replaceAll('***2', '***')).toBe(expected.replaceAll('***2', '***'));
      }),
    );
  });

  it('lets what is no secret through at once', () => {
    expect(new Mask([]).add('anything')).toBe('anything');
    expect(new Mask(['secret-1']).add('done: secr')).toBe('done: ');
  });
});
