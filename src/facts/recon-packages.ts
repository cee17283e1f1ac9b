import { append } from '../model/append.ts';
import type { Block, Heading, List, ListItem, Paragraph, Text } from '../model/markdown.ts';
import type { LostReference, WorkPackage } from '../model/recon.ts';
import { type Entry, labelOf, linesOf } from './content.ts';
import type { GuideContext } from './context.ts';
import { Identifiers } from './identifiers.ts';
import { labelledPlans } from './labelled-lists.ts';
import { labelsIn, nameOf, titleAndRest } from './names.ts';
import type { RoledSection } from './outline.ts';
import { openerName, type PackageDraft, settlePackage } from './package-draft.ts';
import { noSurroundings, opened, type Surroundings, surroundings } from './package-opening.ts';
import { orderPackages, phaseNumber, unknownBefore } from './package-order.ts';
import { rowEntries, tableDrafts } from './package-rows.ts';
import { splitLabel } from './text.ts';

/** Roles of labels that belong to the package they stand in. */
const inside: ReadonlySet<string> = new Set([
  'scope',
  'files',
  'deliverables',
  'done',
  'tests',
  'ids',
  'after',
  'priority',
  'prohibited',
  'responsibilities',
]);
/** Roles of labels whose list is itself a list of packages, where no package is open. */
const opensList: ReadonlySet<string> = new Set(['work_package', 'scope', 'deliverables']);

/** The planned work of a guide, and what it names that is not there. */
export interface PlannedWork {
  readonly packages: readonly WorkPackage[];
  readonly lost: readonly LostReference[];
}

/** Every work package of a guide, in the order of the document, in whichever form it is written. */
export function readWorkPackages(sections: readonly RoledSection[], context: GuideContext): PlannedWork {
  const drafts: PackageDraft[] = [];
  for (const section of sections) {
    const tabled = tableDrafts(section, context);
    append(drafts, tabled);
    if (section.role === 'work_package' && tabled.length === 0) {
      const heading = section.section.heading;
      if (heading) drafts.push(headingDraft(heading, section, contentOf(section, sections), context));
    } else if (isPlan(section)) {
      append(drafts, blockDrafts(section, context));
    } else {
      for (const list of labelledPlans(section.section.blocks, context.log))
        append(drafts, itemDrafts(list, section, context));
    }
  }
  const named = drafts.filter((draft) => draft.name.title !== '');
  const ids = new Identifiers();
  const packages = named.map((draft, order) => settlePackage(draft, order, ids, context));
  const labels = (text: string): readonly string[] => labelsIn(text, context);
  return {
    packages: orderPackages(packages, named, labels),
    lost: [...unknownBefore(packages, named, labels), ...unplacedFiles(packages, named, context)],
  };
}

/** What stands where a package lists its files, looks like a path and is none of the repository. */
function unplacedFiles(
  packages: readonly WorkPackage[],
  drafts: readonly PackageDraft[],
  context: GuideContext,
): readonly LostReference[] {
  return drafts.flatMap(({ entries }, index) =>
    entries
      .filter(({ role }) => role === 'files')
      .flatMap(({ text }) => context.paths.unplaced(text))
      .map(({ text, at }) => ({ kind: 'path', from: packages[index]?.id ?? '', text, at })),
  );
}

function isPlan({ inherited, role }: RoledSection): boolean {
  return role !== 'work_package' && (inherited === 'work_packages' || inherited === 'phase');
}

/** The blocks of a headed package, with those below headings that no rule knows. What lies below it follows it without a gap. */
function contentOf(own: RoledSection, sections: readonly RoledSection[]): readonly Block[] {
  const blocks = [...own.section.blocks];
  const inside = new Set([own]);
  const level = own.section.heading?.level ?? 0;
  for (let index = own.section.index + 1; index < sections.length; index += 1) {
    const section = sections[index];
    if (!section?.parent || (section.section.heading?.level ?? 0) <= level) break;
    if (!inside.has(section.parent) || section.role !== 'other') continue;
    inside.add(section);
    if (section.inherited === 'work_package') append(blocks, section.section.blocks);
  }
  return blocks;
}

function headingDraft(
  heading: Heading,
  section: RoledSection,
  blocks: readonly Block[],
  context: GuideContext,
): PackageDraft {
  const above = section.parent ? surroundings(section.parent, context) : noSurroundings;
  const parent = section.section.parent ?? -1;
  const rows = context.tables(blocks).flatMap((table) => table.rows.flatMap(rowEntries));
  const entries = [...context.entries(blocks), ...rows];
  // Its steps have boxes, not the heading: it is done when each of them is.
  const boxes = entries.filter(({ checked }) => checked !== null);
  const checked = boxes.length > 0 ? boxes.every((entry) => entry.checked === true) : null;
  return { ...opened(heading, above, parent, context), checked, entries };
}

/** Packages that are written as paragraphs and lists below a heading that plans. */
function blockDrafts(section: RoledSection, context: GuideContext): readonly PackageDraft[] {
  const above = surroundings(section, context);
  const drafts: PackageDraft[] = [];
  let open: { draft: PackageDraft; readonly blocks: Block[] } | null = null;
  let lists = true;
  const close = (): void => {
    if (!open) return;
    const { draft, blocks } = open;
    drafts.push({ ...draft, entries: [...draft.entries, ...context.entries(blocks)] });
    open = null;
  };
  for (const block of section.section.blocks) {
    if (block.type === 'paragraph') {
      const role = lastLabelRole(block, context);
      const [first, ...more] = linesOf(block);
      if (first && labelOf(first, context.log)?.role === 'work_package') {
        close();
        const draft = opened(first, above, section.section.index, context);
        open = { draft, blocks: more.length > 0 ? [paragraphOf(more)] : [] };
        lists = true;
      } else if (role === undefined || (open && role !== null && inside.has(role))) {
        if (open) open.blocks.push(block);
      } else {
        close();
        lists = role !== null && opensList.has(role);
      }
    } else if (block.type === 'list') {
      if (open) open.blocks.push(block);
      else if (lists) append(drafts, itemDrafts(block, section, context));
      lists = true;
    } else if (open) {
      open.blocks.push(block);
    }
  }
  close();
  return drafts;
}

/** The role of a label that ends a paragraph and so opens what follows; undefined when it ends in plain text. */
function lastLabelRole(block: Paragraph, context: GuideContext): string | null | undefined {
  const last = linesOf(block).at(-1);
  const label = last ? labelOf(last, context.log) : null;
  return label && label.rest.text === '' ? label.role : undefined;
}

function paragraphOf(lines: readonly Text[]): Paragraph {
  const text = lines.map((line) => line.text).join('\n');
  const at = lines[0]?.at ?? { file: '', line: 1, column: 1 };
  return { type: 'paragraph', text, at, lines };
}

function itemDrafts(list: List, section: RoledSection, context: GuideContext): readonly PackageDraft[] {
  const above = surroundings(section, context);
  const drafts: PackageDraft[] = [];
  for (const item of list.items) {
    const [first, ...more] = linesOf(item);
    const role = first ? labelOf(first, context.log)?.role : null;
    if (!first || (role && role !== 'work_package')) continue;
    drafts.push(itemDraft(item, first, more, above, section.section.index, context));
  }
  return drafts;
}

function itemDraft(
  item: ListItem,
  first: Text,
  more: readonly Text[],
  above: Surroundings,
  container: number,
  context: GuideContext,
): PackageDraft {
  const split = splitLabel(first);
  const short = split ? nameOf(split.label, context) : null;
  const isTitle = split && split.rest.text !== '' && short && !short.label && !short.priority;
  const { title, rest } =
    isTitle && !phaseNumber(openerName(split.label))
      ? { title: split.label, rest: split.rest }
      : titleAndRest(first);
  const lead: Entry[] = rest ? [{ role: null, label: null, text: rest, form: 'item', checked: null }] : [];
  const below = [...(more.length > 0 ? [paragraphOf(more)] : []), ...item.blocks];
  return {
    ...opened(title, above, container, context),
    checked: item.checked,
    entries: [...lead, ...context.entries(below)],
  };
}
