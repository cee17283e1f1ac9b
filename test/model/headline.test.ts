import { describe, expect, it } from 'vitest';
import { headline } from '../../src/model/headline.ts';

describe('a sentence as a title', () => {
  it.each([
    ['Lane dispatch', 'Lane dispatch'],
    ['Lane dispatch.', 'Lane dispatch'],
    [
      'Contract tests below pkg/ are not present; validation runs through other folders for the time being',
      'Contract tests below pkg/ are not present',
    ],
    [
      'Move the wrappers of event metadata (the gateway, the builders of signals and all that hangs on them)',
      'Move the wrappers of event metadata',
    ],
    [
      'The path that is used with probes is written down, but no test of the command walks that path to its end',
      'The path that is used with probes is written down',
    ],
    [
      'One long sentence without any break that goes on and on until it no longer fits in a title at all',
      'One long sentence without any break that goes on and on until it no…',
    ],
    [`The file \`${'a'.repeat(50)} ${'b'.repeat(40)}\` is gone`, 'The file…'],
    [
      'Handing a session over says when it really begins and when it ends while every call keeps its place in line',
      'Handing a session over says when it really begins and when it ends…',
    ],
    [`x${'y'.repeat(100)}`, `x${'y'.repeat(70)}…`],
  ])('%s', (text, title) => {
    expect(headline(text)).toBe(title);
  });

  it('stays within its length', () => {
    for (const text of ['word '.repeat(60), `${'w'.repeat(200)}`, `a (${'long '.repeat(40)})`]) {
      expect(headline(text).length).toBeLessThanOrEqual(72);
    }
  });
});
