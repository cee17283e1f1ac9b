import { counted } from '../../model/words.ts';
import type { Entry } from '../entry.ts';
import { ofAFile, ofThePlan } from './placeless.ts';
import { list } from './words.ts';

/** Findings of the plan family that hold a compilation against the artifacts of the last build. */
export type SinceFindings = {
  'plan/areas-from-elsewhere': {
    /** What the areas were and are, in words; the document that said so, where one did. */
    was: string;
    wasFrom: string | null;
    is: string;
    isFrom: string | null;
    /** Areas and guides of the last build that are none any more. */
    gone: readonly string[];
    guides: readonly string[];
    /** Whether the areas were those of the canonical guide table, which stands in the design. */
    canonical: boolean;
  };
  'plan/document-gone': { path: string; role: string; near: string | null };
  'plan/entries-gone': { before: number; gone: readonly string[] };
};

const once = 'Said until the next build, which takes for granted what is there then.';

export const sinceEntries: { readonly [C in keyof SinceFindings]: Entry<SinceFindings[C]> } = {
  'plan/areas-from-elsewhere': {
    severity: 'warning',
    placeless: ofThePlan,
    title: 'Areas come from elsewhere than at the last build',
    message: ({ was, wasFrom, is, isFrom, gone, guides }) => {
      const lost = [
        ...(gone.length > 0 ? [`${counted(gone.length, 'area')} (${list(gone, 4)})`] : []),
        ...(guides.length > 0 ? [counted(guides.length, 'guide')] : []),
      ];
      const without =
        lost.length > 0
          ? `; of those ${lost.join(' and ')} ${gone.length + guides.length === 1 ? 'is' : 'are'} gone`
          : '';
      return `areas are ${is}${from(isFrom)} now; at the last build they were ${was}${from(wasFrom)}${without}`;
    },
    hint: ({ wasFrom, canonical }) =>
      wasFrom === null
        ? 'Nothing, if that was meant. Else `areas.from` says where areas are read from, and `areas.documents` in which documents.'
        : `Nothing, if that was meant. Else bring \`${wasFrom}\` back, or name the document that took its place in \`${canonical ? 'design.path' : 'areas.documents'}\`.`,
    why: `Workstreams, ownership and guides hang on the areas. When the document that states them is moved or renamed, the next source takes its
place, which is a whole plan too, only another one. ${once}`,
    each: ({ gone }) => gone,
  },
  'plan/document-gone': {
    severity: 'warning',
    placeless: ofAFile,
    title: 'A document of the last build is not read any more',
    message: ({ path, role }) => `\`${path}\` was read as ${role} at the last build, and is not any more`,
    hint: ({ role, near }) =>
      `${near === null ? '' : `Is it \`${near}\` now? `}Nothing, if that was meant. Else bring it back, or correct what leads to it: ${role === 'a guide' ? 'the row of its area' : '`design.path`, or `areas.documents` where it only states areas'}.`,
    why: `What a document says goes with it: work packages, statuses, rules. A plan without them looks like one that never had them. ${once}`,
  },
  'plan/entries-gone': {
    severity: 'warning',
    title: 'Most entries of the last build are gone from the inventory',
    message: ({ before, gone }) =>
      `${gone.length} of the ${before} entries of the last build are not in the inventory any more: ${list(gone, 4)}`,
    hint: () =>
      'Nothing, if that was meant. Else the file was cut off, or is another one: write it from its source again. Before a build `backlogic diff` shows what the plan loses.',
    why: `A table or a list of YAML that ends in the middle is still one, only shorter, so no format can tell. ${once}`,
    amount: ({ gone }) => gone.length,
  },
};

function from(document: string | null): string {
  return document === null ? '' : ` (\`${document}\`)`;
}
