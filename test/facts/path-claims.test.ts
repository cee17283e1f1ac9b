import { describe, expect, it } from 'vitest';
import { guideOf } from './support.ts';

const files = ['billing/ledger/book.go', 'billing/README.md', 'README.md', 'Makefile', 'web/app/main.ts'];

/** The paths that a sentence with this code span claims. */
function claimed(span: string): string[] {
  return guideOf(`It is \`${span}\` that matters.`, { files }).claims.map(({ path }) => path);
}

describe('a code span', () => {
  it.each([
    ['billing/core', ['billing/core']],
    ['billing/core/', ['billing/core']],
    ['./billing/core/...', ['billing/core']],
    ['billing/core/*', ['billing/core']],
    ['billing/core/core.go:12', ['billing/core/core.go']],
    ['billing/core/core.go#L3-L9', ['billing/core/core.go']],
    ['billing/{core,ledger}/a.go', ['billing/core/a.go', 'billing/ledger/a.go']],
    ['billing/envs/dev|prod', ['billing/envs/dev', 'billing/envs/prod']],
    ['billing/*/a_test.go', ['billing']],
    ['billing/core.Ledger', ['billing/core']],
    ['Makefile', ['Makefile']],
    ['ledger', ['billing/ledger']],
    ['ledger/book.go', ['billing/ledger/book.go']],
    ['web/*', ['web']],
    ['billing/not/yet', ['billing/not/yet']],
  ])('%s names a path', (span, paths) => {
    expect(claimed(span)).toEqual(paths);
  });

  it.each([
    'admit/reject/defer',
    'https://example.org/billing/core',
    'example.org/billing/core',
    'go test ./billing/...',
    'billing/core()',
    '/billing/core',
    '/features/0/id',
    '../billing',
    'N/N-1',
    'README.md',
    'billing',
    'Ledger',
    '--root=billing/core',
  ])('%s names none', (span) => {
    expect(claimed(span)).toEqual([]);
  });

  it('in a column of paths names one whatever its first segment', () => {
    const guide =
      '## Modules\n\n| Module | Path | Responsibilities |\n| --- | --- | --- |\n| X | `ops/local` | Runs. |';
    expect(guideOf(guide).modules.map(({ paths }) => paths)).toEqual([['ops/local']]);
  });

  it('is judged by what the tree has', () => {
    const guide =
      '`billing/core` `billing/ledger` `billing/todo` `billing/docs` `billing/tiny` `billing/proven`';
    const more = ['billing/docs/README.md', 'billing/proven/a.go', 'billing/proven/a_test.go'];
    const recon = guideOf(guide, { files: [...files, ...more] });
    expect(Object.fromEntries(recon.claims.map(({ path, state }) => [path, state]))).toEqual({
      'billing/core': 'code',
      'billing/ledger': 'code',
      'billing/todo': 'missing',
      'billing/docs': 'scaffold',
      'billing/tiny': 'missing',
      'billing/proven': 'tested',
    });
  });
});
