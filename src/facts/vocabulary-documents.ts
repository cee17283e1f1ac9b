import type { Vocabulary } from '../model/vocabulary.ts';
import { fact } from './vocabulary-fact.ts';
import { columnRoles, sectionRoles } from './vocabulary-roles.ts';

/** What the parts of a document can be asked. */
export const documentFacts: Pick<Vocabulary['facts'], 'heading' | 'column' | 'label' | 'phrase'> = {
  heading: [
    fact('text', 'string', 'The heading without inline marks.', 'the document'),
    fact('title', 'string', 'The text without a leading number such as `3.1)`.', 'the document'),
    fact('level', 'number', 'From 1 to 6.', 'the document'),
    fact('path', 'strings', 'The headings above it, outermost first.', 'the document'),
    fact('parent', 'string', 'The nearest heading above, or the empty string.', 'the document'),
    fact(
      'parent_section',
      'string',
      'The role decided for the nearest heading above, or `other`.',
      'the section rules',
      sectionRoles,
    ),
    fact('document', 'string', '`guide` or `design`.', 'the configuration', ['guide', 'design']),
    fact(
      'label',
      'string',
      'The short id that it carries, such as `WP-2` or `P1-A`, or the empty string.',
      'the document',
    ),
    fact('has_table', 'boolean', 'A table stands directly below it.', 'the document'),
    fact('has_list', 'boolean', 'A list stands directly below it.', 'the document'),
    fact(
      'has_boxes',
      'boolean',
      'Half of the items of the lists directly below it have boxes, and one of them is not ticked.',
      'the document',
    ),
    fact('has_headings', 'boolean', 'Another heading stands right below it.', 'the document'),
    fact('cited', 'strings', 'The feature ids in it.', 'the document'),
    fact(
      'cited_below',
      'strings',
      'The feature ids in the items of the lists directly below it.',
      'the document',
    ),
    fact(
      'labels',
      'strings',
      'The words before a colon that open its paragraphs and list items, and bold words alone above a list.',
      'the document',
    ),
    fact(
      'pieces',
      'strings',
      'The short ids that open the headings and items right below it, without its own and those that begin as it does.',
      'the document',
    ),
  ],
  column: [
    fact('text', 'string', 'The column header without inline marks.', 'the document'),
    fact(
      'section',
      'string',
      'The role of the section that holds the table.',
      'the section rules',
      sectionRoles,
    ),
    fact('document', 'string', '`guide` or `design`.', 'the configuration', ['guide', 'design']),
    fact('position', 'number', 'From 0, left to right.', 'the document'),
    fact('columns', 'strings', 'All headers of the table, without inline marks.', 'the document'),
  ],
  label: [
    fact(
      'text',
      'string',
      'The words before the colon; in a section about ownership or change control, a rule without one, whole.',
      'the document',
    ),
    fact('section', 'string', 'The role of the section that holds it.', 'the section rules', sectionRoles),
    fact('heading', 'string', 'The heading of that section, or the empty string.', 'the document'),
    fact(
      'opens',
      'string',
      'What stands after the colon: `text` on the same line, `list` or `nothing` below it; `sentence` where there is no colon.',
      'the document',
      ['text', 'list', 'nothing', 'sentence'],
    ),
  ],
  phrase: [
    fact('text', 'string', 'The words as written, without inline marks.', 'the document'),
    fact(
      'column',
      'string',
      'The role of the column that holds them, or `other`.',
      'the column rules',
      columnRoles,
    ),
    fact('section', 'string', 'The role of the section that holds them.', 'the section rules', sectionRoles),
    fact(
      'kind',
      'string',
      'Where they stand: a table `cell`, a `heading`, a `title` of a work package, a list `item`, or an `aside` in brackets.',
      'the document',
      ['cell', 'heading', 'title', 'item', 'aside'],
    ),
  ],
};
