import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { judge } from '../../fuzz/oracle.ts';
import { checkout } from '../support/checkout.ts';

const folder = join(import.meta.dirname, 'regressions');

/** Every repository that once broke something, made small. */
describe('what fuzzing found', () => {
  it.each(readdirSync(folder).sort())('%s stays mended', (name) => {
    const { files } = JSON.parse(readFileSync(join(folder, name), 'utf8')) as {
      files: { [path: string]: string };
    };
    expect(judge(new Map(Object.entries(files)), checkout).problems).toEqual([]);
  });
});
