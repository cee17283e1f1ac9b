import type { Paragraph, Section, Text } from '../../model/markdown.ts';
import { none } from '../../model/none.ts';
import type { Note } from '../../model/sources.ts';
import { plainText } from '../../syntax/inline.ts';
import { keyWords, saidOf } from '../said.ts';
import { nothingMeant, type WantedId } from '../wanted.ts';
import { labelsOf } from './heading-entry.ts';
import type { HolderSays } from './holder-says.ts';
import type { FieldNames } from './names.ts';

/**
 * What stands right below each heading, in paragraphs, about all below it: text, which needs no name, lines that are called by something
 * (`**Goal:** …`), and what it waits for (`**Depends on:** Epic 1`).
 */
export function headingSays(sections: readonly Section[], names: FieldNames): ReadonlyMap<Text, HolderSays> {
  const says = new Map<Text, HolderSays>();
  for (const { heading, blocks } of sections) {
    const paragraphs = blocks.filter((block): block is Paragraph => block.type === 'paragraph');
    if (!heading || paragraphs.length === 0) continue;
    const own = saysOf(
      paragraphs.flatMap(({ lines }) => lines),
      names,
    );
    if (own.notes.length + own.waits.length > 0) says.set(heading, own);
  }
  return says;
}

function saysOf(lines: readonly Text[], names: FieldNames): HolderSays {
  const text: Text[] = [];
  const notes: Note[] = [];
  const waits: WantedId[] = [];
  for (const line of lines) {
    const labels = labelsOf(line.text, names);
    if (labels.length === 0) text.push(line);
    for (const { name, rest } of labels) {
      if (nothingMeant(rest)) continue;
      if (!names.is(name, 'dependencies'))
        notes.push({ name: keyWords(name), text: saidOf(rest), at: line.at });
      else waits.push({ text: rest, at: line.at, item: false, key: keyWords(name) });
    }
  }
  const [first] = text;
  const whole = saidOf(text.map((line) => plainText(line.text)).join('\n'));
  const described: readonly Note[] = first && whole !== '' ? [{ name: '', text: whole, at: first.at }] : none;
  return { notes: [...described, ...notes], waits };
}
