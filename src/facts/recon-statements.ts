import { append } from '../model/append.ts';
import type { Table, Text } from '../model/markdown.ts';
import type { OwnershipNote, Statement } from '../model/recon.ts';
import { codeSpans, withoutCode } from '../syntax/inline.ts';
import { type Entry, entriesOf, labelOf, linesOf } from './content.ts';
import { type GuideContext, plain, statement } from './context.ts';
import { type RoledSection, tablesIn } from './outline.ts';
import { namesDocument } from './recon-claims.ts';
import { roledTable } from './table.ts';
import { distinct } from './text.ts';

/** The statements of a section, each under the role of its label, or of the section where that says what all of it is. */
function entries(section: RoledSection, own: readonly string[], context: GuideContext): readonly Entry[] {
  const inherited = own.includes(section.inherited) ? section.inherited : null;
  return context.entries(section.section.blocks, inherited);
}

/** Statements of one role: list items under a heading or label of that role, and cells of such a column. */
export function readStatements(
  role: string,
  sections: readonly RoledSection[],
  context: GuideContext,
): readonly Statement[] {
  const found: Text[] = [];
  for (const section of sections) {
    for (const roled of context.tables(section.section.blocks)) {
      if (roled.has('work_package')) continue;
      const subject = roled.has('module') || roled.has('capability') || roled.has('path');
      if (subject) for (const row of roled.rows) append(found, row.cells(role));
      else if (section.inherited === role) for (const row of roled.rows) append(found, row.all.slice(0, 1));
    }
    if (isPackage(section)) continue;
    for (const entry of entries(section, [role], context)) {
      if (entry.role !== role || entry.form === 'code') continue;
      if (entry.form === 'item' || entry.label !== null) found.push(withLead(entry));
    }
  }
  return distinct(found).map((text) => statement(text, context));
}

/** What is done to each thing of a list is said once above it. */
function withLead({ text, lead }: Entry): Text {
  return lead === undefined ? text : { ...text, text: `${lead}: ${text.text}` };
}

/** Statements inside a work package belong to it, not to the guide. */
function isPackage({ inherited }: RoledSection): boolean {
  return inherited === 'work_package' || inherited === 'work_packages' || inherited === 'phase';
}

/** Who owns and who reviews, as labels, sentences and owner columns say. */
export function readOwnership(
  sections: readonly RoledSection[],
  context: GuideContext,
): readonly OwnershipNote[] {
  const notes: OwnershipNote[] = [];
  for (const section of sections) {
    for (const entry of context.entries(section.section.blocks)) {
      const role =
        entry.role === 'owner_primary' ? 'primary' : entry.role === 'owner_review' ? 'review' : null;
      if (!role) continue;
      const scope = entry.label && role === 'review' ? plain(entry.label.text) : null;
      for (const owner of ownersIn(entry, entry.label !== null)) {
        notes.push({ role, owner, scope, at: entry.text.at });
      }
    }
    for (const roled of context.tables(section.section.blocks)) {
      if (!roled.has('owner') || roled.has('work_package')) continue;
      for (const row of roled.rows) {
        const owner = row.cell('owner');
        const subject = row.cell('module') ?? row.cell('path') ?? row.cell('capability');
        if (owner) {
          const scope = subject ? plain(subject.text) : null;
          notes.push({ role: 'primary', owner: plain(owner.text), scope, at: owner.at });
        }
      }
    }
  }
  return notes;
}

/** Names in code are owners; else the names between commas. A whole sentence names no one in particular. */
function ownersIn(entry: Entry, labelled: boolean): readonly string[] {
  const coded = codeSpans(entry.text).map((span) => span.text.trim());
  if (coded.length > 0) return [...new Set(coded)];
  const said = plain(entry.text.text).replace(/\.$/, '');
  if (!labelled) return said === '' ? [] : [said];
  return [...new Set(said.split(/\s*[,;+&]\s*/).filter((name) => name !== ''))];
}

/** Commands, suites and gates: items and code below headings and labels about tests, outside work packages. */
export function readTests(sections: readonly RoledSection[], context: GuideContext): readonly Text[] {
  const found = new Map<string, Text>();
  const add = (text: Text): void => {
    // A command said twice with other words around it is one command; alone it is asked for, with words it may be told of.
    const key = commandIn(text) ?? text.text;
    const known = found.get(key);
    if (!known || (isCommandAlone(text) && !isCommandAlone(known))) found.set(key, text);
  };
  const addRows = (table: Table): void => {
    for (const row of roledTable(table, context.log).rows) add(row.all[0] ?? { text: '', at: row.at });
  };
  for (const section of sections) {
    if (section.inherited === 'tests') for (const table of tablesIn(section.section.blocks)) addRows(table);
    for (const entry of testEntries(section, context)) {
      if (entry.role !== 'tests' && !isCommandRule(entry, section)) continue;
      if (entry.form === 'item' || entry.label !== null) add(entry.text);
      else if (entry.form === 'code') for (const line of codeLines(entry.text)) add(line);
    }
  }
  return [...found.values()];
}

/** A command with nothing beside it, or with words in parentheses that say when it is run. */
function isCommandAlone(text: Text): boolean {
  return /^(\(.*\))?\.?$/.test(withoutCode(text.text).trim());
}

/** A rule for changes, or for all work of the area, that holds a command says what to run. */
function isCommandRule(entry: Entry, { inherited }: RoledSection): boolean {
  return (
    (inherited === 'change_control' || inherited === 'done') &&
    entry.form === 'item' &&
    commandIn(entry.text) !== null
  );
}

/** The first code span with a blank in it: a command, not a name. */
function commandIn(text: Text): string | null {
  return (
    codeSpans(text)
      .find((span) => /\s/.test(span.text.trim()))
      ?.text.trim() ?? null
  );
}

/** In a plan, only what a paragraph of its own introduces is about all of it; the rest belongs to its packages. */
function testEntries(section: RoledSection, context: GuideContext): readonly Entry[] {
  if (section.inherited === 'work_package') return [];
  if (!isPackage(section)) return entries(section, ['tests'], context);
  const blocks = section.section.blocks;
  return blocks.flatMap((block, index) => {
    const next = blocks[index + 1];
    const line = block.type === 'paragraph' ? linesOf(block).at(-1) : null;
    const label = line ? labelOf(line, context.log) : null;
    const opens = label?.role === 'tests' && label.rest.text === '' && next;
    return opens ? entriesOf([next], context.log, 'tests') : [];
  });
}

function codeLines(code: Text): readonly Text[] {
  return code.text
    .split('\n')
    .map((line, index) => ({
      text: line.trim(),
      at: { file: code.at.file, line: code.at.line + index, column: code.at.column },
    }))
    .filter((line) => line.text !== '' && !line.text.startsWith('#'));
}

/** Documents that a guide sends its reader to: lists of related documents, and documents named as its evidence. */
export function readRelatedDocs(
  sections: readonly RoledSection[],
  context: GuideContext,
  documents: ReadonlySet<string>,
): readonly Text[] {
  const seen = new Set<string>();
  const related: Text[] = [];
  for (const section of sections) {
    for (const entry of entries(section, ['related', 'evidence'], context)) {
      const role = entry.role;
      if (entry.form !== 'item' || (role !== 'related' && role !== 'evidence')) continue;
      const document = namesDocument(entry.text, context, documents);
      const key = document ?? (role === 'related' ? entry.text.text : null);
      if (key === null || seen.has(key)) continue;
      seen.add(key);
      related.push(entry.text);
    }
  }
  return related;
}
