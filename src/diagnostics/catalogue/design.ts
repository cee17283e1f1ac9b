import type { Entry } from '../entry.ts';
import { ofACommand, ofTheTree } from './placeless.ts';
import { inWords, list, perhaps, severalWhy } from './words.ts';

/** Findings about the system design and the guides that it names. */
export type DesignFindings = {
  'design/not-found': { patterns: string[]; near: string | null };
  'design/none': { patterns: string[] };
  'design/partial': { path: string; missing: string[] };
  'design/several-files': { path: string; others: string[] };
  'design/unreadable': { path: string; reason: string };
  'design/no-guide-table': { what: string; key: string; patterns: string[]; near: string | null };
  'design/no-module-table': { what: string; key: string; patterns: string[]; near: string | null };
  'design/no-table': { what: string; columns: string[] };
  'design/missing-column': ColumnData;
  'design/missing-detail': ColumnData;
  'design/unread-columns': { what: string; columns: string[] };
  'design/incomplete-row': { what: string; missing: string; row: string };
  'design/duplicate-area': { area: string; line: number };
  'design/shared-guide': { path: string; areas: string[] };
  'design/no-section': { what: string; key: string; patterns: string[]; near: string | null; empty: boolean };
  'guide/missing': { area: string; path: string; near: string | null };
  'guide/dead-link': { area: string; path: string; near: string | null };
  'guide/outside': { area: string; path: string };
  'guide/unreadable': { area: string; path: string; reason: string };
  'guide/empty': { area: string; path: string };
  'guide/shared-by-many': { path: string; areas: number; most: number };
};

type ColumnData = { what: string; column: string; names: string[]; headers: string[]; near: string | null };

function missingTable(
  severity: 'error' | 'warning',
  title: string,
  why: string,
): Entry<DesignFindings['design/no-guide-table']> {
  return {
    severity,
    title,
    message: ({ what }) => `no heading or label in the design announces ${what}`,
    hint: ({ key, patterns, near }) =>
      near === null
        ? `Add a heading that matches one of ${list(patterns)}, or set \`design.${key}\` to the words that your heading has.`
        : `Is it “${near}”? Then set \`design.${key}\` to a pattern that matches it.`,
    why,
  };
}

function column(severity: 'error' | 'warning', title: string, why: string): Entry<ColumnData> {
  return {
    severity,
    title,
    message: ({ what, column: name, headers }) =>
      `${what} has no \`${name}\` column; its columns are ${list(headers)}`,
    hint: ({ column: name, names, near }) =>
      near === null
        ? `Name a column one of ${list(names)}, or add your name for it to \`design.columns.${name}\`.`
        : `${perhaps(near)}Then correct the header, or add it to \`design.columns.${name}\`.`,
    why,
  };
}

export const designEntries: { readonly [C in keyof DesignFindings]: Entry<DesignFindings[C]> } = {
  'design/not-found': {
    severity: 'error',
    placeless: ofACommand,
    title: 'No system design',
    message: ({ patterns }) => `no file in the repository is the system design; looked for ${list(patterns)}`,
    hint: ({ near }) =>
      near === null
        ? 'Set `design.path` in the configuration to the path of your system design, below the root.'
        : `Did you mean \`${near}\`? Set \`design.path\` in the configuration to it.`,
    why: 'The design names the canonical areas and their guides, the target modules and the rules of the house. Without it features have no area.',
  },
  'design/none': {
    severity: 'info',
    placeless: ofTheTree,
    title: 'No system design was found',
    message: ({ patterns }) =>
      `no file in the repository is a system design; looked for ${list(patterns, 4)}`,
    hint: () =>
      'Nothing, if there is none: areas come from elsewhere, and section E says from where. Else set `design.path` to it.',
    why: 'Most repositories have no document that names areas, guides and modules. Then areas are read from whatever else tells parts of the repository apart (`areas.from`), and what only a design can say stays empty. A design that the configuration expects (`design.path`, `design.required`) and that is not there is an error instead.',
  },
  'design/partial': {
    severity: 'info',
    title: 'A document is no whole system design',
    message: ({ path, missing }) =>
      `\`${path}\` is read as the system design, and has no ${missing.join(', no ')}`,
    hint: () =>
      'Nothing, if that is all there is. To have each missing part reported with what comes nearest, set `design.path` or `design.required`.',
    why: 'The document was found by its name, and nobody said that it has the parts of a canonical design. What it has is used; areas come from elsewhere where it states none.',
  },
  'design/several-files': {
    severity: 'warning',
    placeless: ofACommand,
    title: 'Several files may be the system design',
    message: ({ path, others }) =>
      `\`${path}\` is read as the system design, and ${list(others)} would match too`,
    hint: () => 'Set `design.path` to the one file that you mean.',
    why: severalWhy,
  },
  'design/unreadable': {
    severity: 'error',
    title: 'The system design cannot be read',
    message: ({ path, reason }) => `\`${path}\` cannot be read: ${inWords(reason)}`,
    hint: () =>
      'Make it a readable file inside the repository. Links that lead out of the root are not followed.',
    why: 'A source that cannot be read never counts as empty: every area would be lost without a word.',
  },
  'design/no-guide-table': missingTable(
    'error',
    'The design has no canonical guide table',
    'The canonical guide table says which areas there are and which guide speaks for each. Without it there is no area to place a feature in.',
  ),
  'design/no-module-table': missingTable(
    'warning',
    'The design has no target-module table',
    'The target modules tie feature groups to paths. Without them groups are placed by the area rules alone.',
  ),
  'design/no-table': {
    severity: 'error',
    title: 'A section of the design has no table',
    message: ({ what }) => `the section of ${what} holds no table`,
    hint: ({ columns }) =>
      `Write it as a Markdown table with the columns ${list(columns)}; a blank line must stand before it, and a line of dashes below its header.`,
    why: 'A heading announces the table, and nothing under it reads as one. A header and a line of dashes with different numbers of cells are the usual cause.',
  },
  'design/missing-column': column(
    'error',
    'A table lacks a column',
    'Without this column the table has no rows that could be used, so none is read.',
  ),
  'design/missing-detail': column(
    'warning',
    'A table lacks a column that helps',
    'The rows are still read; what this column would say about them is empty.',
  ),
  'design/unread-columns': {
    severity: 'info',
    title: 'Columns of a table of the design are not read',
    message: ({ what, columns }) =>
      `${what} has ${columns.length === 1 ? 'a column that is' : `${columns.length} columns that are`} not read: ${list(columns)}`,
    hint: () =>
      'If it is one that is read under another name, add the header to `design.columns`. Owners are read from CODEOWNERS, guides and entries; what comes first, from entries and work packages.',
    why: 'These tables say which areas, guides, paths and groups there are. What another column says is for people alone, and stays out of the plan.',
    each: ({ columns }) => columns,
    amount: ({ columns }) => columns.length,
  },
  'design/incomplete-row': {
    severity: 'error',
    title: 'A table row is incomplete',
    message: ({ what, missing, row }) =>
      `a row of ${what}${row === '' ? '' : ` (\`${row}\`)`} has no ${missing}`,
    hint: () => 'Fill the cell, or remove the row.',
    why: 'A row without it says nothing that could be used, so it is left out.',
  },
  'design/duplicate-area': {
    severity: 'error',
    title: 'An area stands twice',
    message: ({ area, line }) => `the area “${area}” stands at line ${line} already; this row is not read`,
    hint: () => 'Remove one of the rows, or give the areas different names.',
    why: 'The name of an area is its identity: each area has one row and one guide.',
  },
  'design/shared-guide': {
    severity: 'warning',
    title: 'Two areas share a guide',
    message: ({ path, areas }) => `\`${path}\` is the guide of ${list(areas)}`,
    hint: () => 'Give each area a guide of its own, or make them one area.',
    why: 'What the guide says (paths, statuses, work packages) would be said of each of these areas, and its work planned more than once.',
  },
  'design/no-section': {
    severity: 'warning',
    title: 'The design lacks a part',
    message: ({ what, empty }) =>
      empty
        ? `the part of the design that holds ${what} has no statements`
        : `no heading or label in the design announces ${what}`,
    hint: ({ key, patterns, near }) =>
      `${near === null ? '' : `Is it “${near}”? `}Headings and labels are matched with ${list(patterns, 4)}; the setting is \`design.${key}\`.`,
    why: 'The spec map prints principles, guarantees, non-goals, ownership and governance rules, and checks lean on them. What is not found there is printed as an empty list.',
  },
  'guide/missing': {
    severity: 'error',
    title: 'A guide is missing',
    message: ({ area, path }) => `the guide of “${area}”, \`${path}\`, is not there`,
    hint: ({ near }) => `${perhaps(near)}Write the guide, or correct its path in the canonical guide table.`,
    why: 'The guide is what is known of an area: its statuses, its work packages, its rules. The area stays in the plan, without any of them.',
  },
  'guide/dead-link': {
    severity: 'warning',
    title: 'A table of areas leads to a guide that is not there',
    message: ({ area, path }) => `the row of “${area}” leads to \`${path}\`, which is not there`,
    hint: ({ near }) => `${perhaps(near)}Correct the link, or take it out of the row.`,
    why: 'The documents of such a row are read as the guides of its area. When one is renamed or moved, its work packages and statuses are gone from the plan.',
  },
  'guide/outside': {
    severity: 'error',
    title: 'A guide lies outside the repository',
    message: ({ area, path }) =>
      `the guide of “${area}”, \`${path}\`, leads out of the repository and is not read`,
    hint: () => 'Give a path below the root, without `..`, and no link that leads elsewhere.',
    why: 'Documents choose these paths. Nothing outside the compiled repository is ever read.',
  },
  'guide/unreadable': {
    severity: 'error',
    title: 'A guide cannot be read',
    message: ({ area, path, reason }) =>
      `the guide of “${area}”, \`${path}\`, cannot be read: ${inWords(reason)}`,
    hint: () => 'Make it a readable file.',
    why: 'A guide that cannot be read must not look like a guide that says nothing.',
  },
  'guide/empty': {
    severity: 'warning',
    title: 'A guide is empty',
    message: ({ area, path }) => `the guide of “${area}”, \`${path}\`, says nothing`,
    hint: () => 'Write it, or remove its row from the canonical guide table.',
    why: 'An area with an empty guide has no statuses and no work packages, so its plan rests on the inventory alone.',
  },
  'guide/shared-by-many': {
    severity: 'warning',
    title: 'Too many areas share a guide',
    message: ({ path, areas, most }) =>
      `\`${path}\` is the guide of ${areas} areas; for those after the first ${most} it is not read`,
    hint: () => 'Give each area a guide of its own, or make them one area.',
    why: 'What a guide says is said of each of its areas, and its work is planned for each. One guide of hundreds of areas would make a plan that nobody can read, in a time that grows with the square of the areas.',
  },
};
