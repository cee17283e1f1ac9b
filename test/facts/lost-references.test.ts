import { describe, expect, it } from 'vitest';
import { guideOf } from './support.ts';

const files = ['billing/ledger/book.go', 'billing/book.go', 'web/app.ts'];

function lost(body: string): unknown {
  const guide = `## Modules

| Module | Path | Responsibilities |
| --- | --- | --- |
| \`RK-03\` Ledger | \`billing/ledger\` | Books |

## Work packages

### BL-1 First

${body}

### BL-2 Second

Prose.`;
  const { workPackages, lost } = guideOf(guide, { files });
  return [workPackages[0]?.paths, workPackages[0]?.after, lost.map(({ kind, text }) => `${kind} ${text}`)];
}

describe('a file that a package lists', () => {
  it.each([
    ['/billing/ledger/book.go', 'billing/ledger/book.go'],
    ['/billing/new.go', 'billing/new.go'],
    ['../web/app.ts', 'web/app.ts'],
    ['../web/new.ts', 'web/new.ts'],
    ['billing\\ledger\\book.go', 'billing/ledger/book.go'],
    ['book.go', 'billing/book.go'],
    ['not/yet', 'not/yet'],
  ])('by `%s` is %s', (written, path) => {
    expect(lost(`Files: \`${written}\``)).toEqual([[path], [], []]);
  });

  it.each(['/etc/passwd', '../etc/x', '../../x/y.go', 'nowhere.go', 'x\\y.go'])(
    'by `%s` is none, which is kept in mind',
    (written) => {
      expect(lost(`Files: \`${written}\``)).toEqual([[], [], [`path ${written}`]]);
    },
  );

  it.each(['npm test', 'Post()', 'key: value', 'v1'])('is not meant by `%s`', (written) => {
    expect(lost(`Files: \`${written}\``)).toEqual([[], [], []]);
  });

  it('is looked for where files are listed only: a sentence names a route as it likes', () => {
    expect(lost('Answer at `/billing/ledger`.')).toEqual([[], [], []]);
  });
});

describe('a package that another names as coming before it', () => {
  it.each([
    ['BL-2', ['billing/bl-2'], []],
    ['BL-7 and `XY-1`', [], ['after BL-7', 'after XY-1']],
    ['A-1', [], []],
    ['its ticket OPS-8', [], ['after OPS-8']],
    ['nothing', [], []],
    ['BL-2. The ledger of OPS-8 stays as it is', ['billing/bl-2'], []],
    ['BL-9. Then comes BL-2', ['billing/bl-2'], ['after BL-9']],
  ])('by %s', (written, after, expected) => {
    expect(lost(`Depends on: ${written}`)).toEqual([[], after, expected]);
  });
});
