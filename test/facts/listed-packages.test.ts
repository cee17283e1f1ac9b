import { describe, expect, it } from 'vitest';
import { guideOf, packages } from './support.ts';

describe('bold words alone above a list', () => {
  it('are a label where a rule knows them, and a statement elsewhere', () => {
    const guide = `## Work packages

**Files**

- \`core/q.go\`

### BL-1 First

**Scope**
- Do this

**Never before noon**

- Do that

**Done when**

- It works`;
    expect(packages(guide)).toMatchInlineSnapshot(`
      "billing/bl-1 | label BL-1
        title: First
        scope: Do this
        scope: **Never before noon**
        scope: Do that
        done: It works"
    `);
  });
});

describe('boxes below a heading that no rule knows', () => {
  const titles = (guide: string): readonly string[] =>
    guideOf(guide).workPackages.map(({ title, open }) => `${title}${open ? '' : ' (done)'}`);

  it('are pieces of work, ticked or not, where one is left', () => {
    expect(titles('## Shelves\n\n- [ ] Count them\n- [x] Build them\n')).toEqual([
      'Count them',
      'Build them (done)',
    ]);
  });

  it.each([
    ['nothing is left', '## Shelves\n\n- [x] Build them\n'],
    ['they are few among other items', '## Shelves\n\n- wood\n- steel\n- glass\n- [ ] Count them\n'],
    ['they are what every change goes through', '## Before you merge\n\n- [ ] Count them\n'],
    ['they are questions', '## Open questions\n\n- [ ] Who counts them?\n'],
  ])('are none where %s', (_, guide) => {
    expect(titles(guide)).toEqual([]);
  });
});

describe('a list below words that announce work as a heading does', () => {
  it.each(['**Next steps**', 'Next steps:', '__Open work__'])('is a list of packages: %s', (words) => {
    const guide = `Small.\n\n${words}\n\n1. Ring at noon (A-1) - \`billing/core/core.go\`\n2. Mend the rope (done)\n`;
    expect(
      guideOf(guide).workPackages.map(({ title, ids, open, paths }) => [
        title,
        ids.join(),
        open,
        paths.join(),
      ]),
    ).toEqual([
      ['Ring at noon (A-1) - billing/core/core.go', 'A-1', true, 'billing/core/core.go'],
      ['Mend the rope (done)', '', false, ''],
    ]);
  });

  it.each(['**Notes**', 'The next steps are known:', '**Next steps** are these:'])(
    'is none below other words: %s',
    (words) => {
      expect(guideOf(`Small.\n\n${words}\n\n- Ring at noon\n`).workPackages).toEqual([]);
    },
  );
});
