import type { Entry } from '../entry.ts';

/** Findings of the claims family: what documents say, held against the tree and the inventory. */
export type ClaimFindings = {
  'claims/status-contradicts-tree': {
    area: string;
    name: string;
    phrase: string;
    status: string;
    path: string;
    state: string;
  };
  'claims/paths-missing': { guide: string; count: number; claims: number; paths: readonly string[] };
  'claims/unknown-id': { guide: string; id: string; times: number; nearest: string | null };
  'claims/later-ids': { guide: string; count: number; ids: readonly string[] };
  'claims/unknown-status': { guide: string; phrase: string; times: number; name: string };
  'claims/section-not-found': { guide: string; sections: readonly string[] };
  'claims/modules-unordered': { guide: string; columns: readonly string[] };
  'claims/columns-unknown': { guide: string; table: string; columns: readonly string[] };
  'claims/after-unknown': { package: string; on: string; guide: string; owner: string | null };
  'claims/path-unplaced': { package: string; path: string };
  'claims/count-disagrees': { what: string; stated: number; actual: number };
};

const states: { readonly [state: string]: string } = {
  missing: 'is not in the tree',
  scaffold: 'holds nothing but a guide or a placeholder',
  stub: 'holds a stub',
  code: 'holds code',
  tested: 'holds tested code',
};

function list(values: readonly string[], count: number): string {
  const more = count - values.length;
  return values.join(', ') + (more > 0 ? ` and ${more} more` : '');
}

export const claimEntries: { readonly [C in keyof ClaimFindings]: Entry<ClaimFindings[C]> } = {
  'claims/status-contradicts-tree': {
    severity: 'warning',
    title: 'A status contradicts the tree',
    message: ({ name, phrase, path, state }) =>
      `the guide says "${phrase}" of ${name}, and ${path} ${states[state] ?? `is ${state}`}`,
    hint: ({ status }) =>
      `Correct the status or the path in the guide. If the words mean something else than ${status} here, say so in rules/statuses.yaml.`,
    why: [
      'Status words decide which work is open. A module that is called implemented and is not there leaves a hole in',
      'the plan; one that is called missing and has tests is planned twice. The plan follows the guide on what is open and the tree on',
      'what is there, and says so among its assumptions.',
      '',
      'What the tree should have for a status is `expects` in `rules/statuses.yaml`; what a path is in the tree is decided',
      'by `rules/states.yaml`.',
    ].join('\n'),
  },
  'claims/paths-missing': {
    severity: 'info',
    title: 'A guide names paths that the tree does not have',
    message: ({ count, claims, paths }) =>
      `${claims === 1 ? 'the one path' : `${count} of the ${claims} paths`} that this guide names ${count === 1 ? 'is' : 'are'} not in the tree: ${list(paths, count)}`,
    hint: () =>
      'Nothing to do for paths that planned work creates. Correct the others: work is cut and owned by these paths.',
    why: [
      'Guides name paths of code that is there and of code that is to come; both look alike. The plan takes what the tree',
      'lacks for ground that is yet to be made, so a slip of the pen becomes a folder that someone is asked to create.',
    ].join('\n'),
    each: ({ paths, count }) => (paths.length === count ? paths : []),
    amount: ({ count }) => count,
  },
  'claims/unknown-id': {
    severity: 'warning',
    title: 'A guide cites an id that the inventory does not have',
    message: ({ id, times }) =>
      `${id} is cited here${times > 1 ? ` and ${times - 1} more time${times > 2 ? 's' : ''} in this guide` : ''}, and the inventory has no such id`,
    hint: ({ nearest }) =>
      nearest === null
        ? 'Correct the id, or add the feature to the inventory. If it was taken out there, take the citation out too.'
        : `Did you mean ${nearest}? Else add the feature to the inventory, or take the citation out.`,
    why: 'Citations join guides to features: they say where a feature lives and which planned work serves it. An id that nothing has joins nothing.',
    amount: ({ times }) => times,
  },
  'claims/later-ids': {
    severity: 'info',
    title: 'A guide cites features that are out of scope',
    message: ({ count, ids }) =>
      `this guide cites ${count} feature${count === 1 ? '' : 's'} that ${count === 1 ? 'is' : 'are'} out of scope: ${list(ids, count)}`,
    hint: () => 'Nothing to do. They are listed as deferred and never become work of this plan.',
    why: 'A guide describes the whole target, later releases included. What is out of scope by its phase stays out of the plan wherever it is cited.',
    each: ({ ids, count }) => (ids.length === count ? ids : []),
    amount: ({ count }) => count,
  },
  'claims/unknown-status': {
    severity: 'info',
    title: 'No rule knows these status words',
    message: ({ phrase, name, times }) =>
      `no rule knows the status "${phrase}" of ${name}${times > 1 ? ` (and of ${times - 1} more)` : ''}; it counts as open`,
    hint: () => 'Add a rule for these words to rules/statuses.yaml, or use words that a rule knows.',
    why: 'What status words mean is decided by rules, so that another house style is an edit of a rule. Words that no rule knows are taken to leave work open.',
    amount: ({ times }) => times,
  },
  'claims/section-not-found': {
    severity: 'info',
    title: 'A guide has no section that the rules recognise',
    message: ({ sections }) => `nothing in this guide is recognised as ${list(sections, sections.length)}`,
    hint: () =>
      'If the guide has it under another heading, add that heading to rules/sections.yaml (or its columns to rules/columns.yaml).',
    why: 'What is not recognised is not read: an unread plan is no work, an unread invariant guards nothing. The rules hold the words by which sections are known.',
    each: ({ sections }) => sections,
    amount: ({ sections }) => sections.length,
  },
  'claims/modules-unordered': {
    severity: 'info',
    title: 'What modules depend on orders no work',
    message: ({ columns }) =>
      `${list(columns, columns.length)} of this table of modules puts nothing in order`,
    hint: () =>
      'Nothing, if the modules can be worked on side by side. Else say what comes first where work is planned: a dependency of the features, a column of the work packages, or a dependency rule.',
    why: 'That one module calls another does not say that the other has to be finished first: most often both are there already. So the plan takes order from work alone.',
    each: ({ columns }) => columns,
    amount: ({ columns }) => columns.length,
  },
  'claims/columns-unknown': {
    severity: 'info',
    title: 'No rule knows these columns of planned work',
    message: ({ table, columns }) =>
      `no rule knows ${columns.length === 1 ? 'a column' : `${columns.length} columns`} of this table of ${table}: ${list(columns, columns.length)}`,
    hint: () =>
      'If what stands there matters for the plan, add the words of the header to rules/columns.yaml; a rule that says `other` leaves it out for good.',
    why: [
      'A table is read by its columns, and what a column is, is decided by rules. Of a column that no rule knows only the ids that it cites',
      'are read (and, in a table of gaps, its paths): what it asks for, when it is done and what comes before it stays out of the plan.',
    ].join('\n'),
    each: ({ columns }) => columns,
    amount: ({ columns }) => columns.length,
  },
  'claims/after-unknown': {
    severity: 'warning',
    title: 'A work package comes after one that its guide does not have',
    message: ({ package: own, on, owner }) =>
      `${own} comes after ${on}, and ${owner === null ? 'no work package is called so' : `the package of that name is in ${owner}`}: nothing is put in order`,
    hint: ({ owner }) =>
      owner === null
        ? 'Correct the label, or write the package.'
        : 'Packages of one guide wait for each other by label. For another guide write a dependency rule, or a dependency of the features.',
    why: 'An order that names nothing puts nothing in order, and reads as if it did.',
  },
  'claims/path-unplaced': {
    severity: 'warning',
    title: 'A work package lists a file that can not be placed',
    message: ({ package: own, path }) =>
      `${own} lists \`${path}\` among its files, which is no path from the root of the repository, nor one that is there`,
    hint: () => 'Write it from the root, with `/`, as in `folder/file.txt`.',
    why: [
      'Work is cut and owned by paths. Where a guide lists files, a path from the root counts whether it is there or not. One with a leading',
      '`/`, a `..` or backslashes counts where it leads to something or below a folder that is known, and a bare name where such a file stands',
      'at the top or beside the guide. All others are left out, for they may be anywhere.',
    ].join('\n'),
  },
  'claims/count-disagrees': {
    severity: 'warning',
    title: 'A stated count is not the true one',
    message: ({ what, stated, actual }) => `${stated} is stated for ${what}, and the inventory has ${actual}`,
    hint: () => 'Correct the document, or the phase of the entries that were counted differently.',
    why: 'A count that no longer holds says that one of two documents was left behind. The plan goes by the inventory’s own entries.',
  },
};
