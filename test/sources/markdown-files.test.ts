import { describe, expect, it } from 'vitest';
import { FieldNames } from '../../src/sources/formats/names.ts';
import { sectionFields } from '../../src/sources/formats/sections.ts';
import { plainText } from '../../src/syntax/inline.ts';
import { look, plain } from './shapes.ts';

describe('what a Markdown file says of its entry', () => {
  const one = (text: string): ReturnType<typeof look> => look([{ path: 'tasks/a.md', text }], 'tasks/');

  it.each([
    ['a line below the title', '# Tune\n\nStatus: Done\n\n## Story\n\nTunes.\n', 'Done', 1],
    ['a bold line', '# Tune\n\n**Status:** Done\n\nTunes.\n', 'Done', 1],
    ['an item', '# Tune\n\n- **Status**: in progress\n- Owner: @till\n', 'in progress', 0],
  ])('is its state, by %s', (_, text, state, done) => {
    const seen = one(text);
    expect(seen.fields.status?.examples).toEqual([state]);
    expect(seen.counts).toMatchObject({ entries: 1, done });
    expect(seen.fields.description?.examples.join() ?? '').not.toContain('tatus');
  });

  it('is no state where prose has a colon, nor in a section', () => {
    expect(one('# Tune\n\nNote: Done\n\n## Plan\n\nStatus: Done\n').counts.entries).toBe(0);
  });

  it('is all of its text before the first heading: items too', () => {
    const text = '---\nid: T-1\n---\n\nTunes:\n\n- the desk\n- the hall\n- [ ] in a minute\n';
    expect(one(text).fields.description?.examples).toEqual(['Tunes:\n- the desk\n- the hall']);
    expect(one(text).fields.steps?.entries).toBe(1);
  });

  it.each([
    [
      'a description with a list is all of its text',
      '## Description\n\nTunes\nall of it:\n\n- the desk\n- the hall\n',
      'description',
      ['Tunes\nall of it:\n- the desk\n- the hall'],
    ],
    [
      'an item goes on in the next line',
      '## Acceptance Criteria\n\n- In tune\n  and quick\n- [x] Soft\nenough\n\n  as ever\n',
      'acceptance',
      ['In tune and quick', 'Soft enough as ever'],
    ],
    [
      'criteria that are paragraphs stand among the items',
      '## Acceptance Criteria\n\nAll of these:\n\n- In tune\n\n**Given** a desk\n**Then** it is soft\n',
      'acceptance',
      ['In tune', 'Given a desk Then it is soft'],
    ],
  ] as const)('%s', (_, sections, field, expected) => {
    const seen = one(`---\nid: T-1\ntitle: Tune\n---\n\n${sections}`);
    const found = field === 'description' ? seen.fields.description?.examples : texts(sections);
    expect(found).toEqual(expected);
  });

  function texts(sections: string): string[] {
    const { fields } = sectionFields(sections.split('\n'), 0, 'a.md', new FieldNames(plain));
    return fields.flatMap(({ value }) =>
      (Array.isArray(value) ? value : [value]).map((one) =>
        plainText(typeof one === 'string' ? one : String((one as { text: string }).text)),
      ),
    );
  }
});
