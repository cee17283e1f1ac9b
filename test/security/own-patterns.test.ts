import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { whyUnsafe } from '../../src/syntax/regex/safety.ts';
import { checkout } from '../support/checkout.ts';

interface Found {
  readonly place: string;
  readonly source: string;
  readonly flags: string;
}

/** Every regular expression literal of our own source. */
function literals(): Found[] {
  const found: Found[] = [];
  for (const path of readdirSync(join(checkout, 'src'), { recursive: true, encoding: 'utf8' }).sort()) {
    if (!path.endsWith('.ts') || path.includes('generated')) continue;
    const text = readFileSync(join(checkout, 'src', path), 'utf8');
    const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, false);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const cut = node.text.lastIndexOf('/');
        const line = file.getLineAndCharacterOfPosition(node.getStart(file)).line + 1;
        found.push({
          place: `${path}:${line}`,
          source: node.text.slice(1, cut),
          flags: node.text.slice(cut + 1),
        });
      }
      ts.forEachChild(node, visit);
    };
    visit(file);
  }
  return found;
}

/** A sticky pattern tries no other start. */
function judged({ source, flags }: Found, degree: number): string | null {
  return whyUnsafe(flags.includes('y') ? `^(?:${source})` : source, flags, degree, { left: 10_000_000 });
}

describe('our own regular expressions', () => {
  const all = literals();

  test('are found', () => {
    expect(all.length).toBeGreaterThan(300);
  });

  test('can not blow up: each is proven to take the square of the text at most', () => {
    const doubted = all.flatMap((one) => {
      const reason = judged(one, 2);
      return reason === null ? [] : [`${one.place} /${one.source}/${one.flags}: ${reason}`];
    });
    expect(doubted).toEqual([]);
  });
});
