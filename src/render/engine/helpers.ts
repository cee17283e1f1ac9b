import { slug } from '../../model/slug.ts';
import { cleanLine, cleanLines } from '../text/clean.ts';
import { htmlText } from '../text/markdown.ts';
import { type Aside, markBlock, markCode } from '../text/marks.ts';
import { mermaid } from '../text/mermaid.ts';
import type { Entries } from './entries.ts';
import { type Faults, TemplateFault } from './fault.ts';
import { type Allowance, costOf, longestPage } from './limits.ts';
import { type Call, placeOf, readers } from './readers.ts';
import { longestRegion, type Regions } from './regions.ts';

/** Helpers that print, as they are written. `text` is what a plain `{{x}}` means. `docs/reference/templates.md` explains each. */
const inlineForms = {
  text: '{{text x}}',
  code: '{{code x}}',
  codes: '{{codes list}}',
  html: '{{html x}}',
  anchor: '{{anchor target}}',
  link: '{{link text target}}',
  fence: '{{fence "text" lines}}',
  mermaid: '{{mermaid drawing}}',
  notes: '{{notes "name"}}',
};

/** Helpers that open a block. */
const blockForms = {
  if: '{{#if x}} … {{/if}}',
  unless: '{{#unless x}} … {{/unless}}',
  each: '{{#each list}} … {{/each}}',
  with: '{{#with object}} … {{/with}}',
};

const forms: ReadonlyMap<string, string> = new Map(Object.entries({ ...inlineForms, ...blockForms }));

export const inlineHelpers: readonly string[] = Object.keys(inlineForms);
export const blockHelpers: readonly string[] = Object.keys(blockForms);

/** How a helper is written; null for what is none. */
export function formOf(helper: string): string | null {
  return forms.get(helper) ?? null;
}

/** How many values a helper takes. */
export function valuesOf(helper: string): number {
  return helper === 'link' || helper === 'fence' ? 2 : 1;
}

/** What a rendering gathers beside its text: blocks that are put in last. */
export interface Rendering {
  readonly blocks: string[];
  /** What people wrote in the last version. */
  readonly notes: Regions;
  readonly allowance: Allowance;
  /** What is wrong; what can not be drawn leaves a gap, so that the rest is looked at too. */
  readonly faults: Faults;
  /** Makes Markdown of one line of source text. */
  readonly markdown: (text: string) => string;
  /** Where what is long is put; null where all of it has to stay in one text. */
  readonly aside: Aside | null;
  /** What entries of lists have become on an earlier page; null where none is known. */
  readonly entries: Entries | null;
  /** Told now and then how many entries a list that lies in no other has, and how many of them are drawn. */
  readonly told: (of: number, done: number) => void;
}

/** So many entries between what is told: one of a long list is drawn in microseconds. */
const between = 16;

/** More text than this of one list is put aside: less than what the engine takes for large, and lets lie for longer. */
const longText = 1 << 15;

type Helper = (this: unknown, ...parameters: never[]) => unknown;

/** The helpers for one rendering. */
export function helpersFor(rendering: Rendering): { readonly [name: string]: Helper } {
  const { allowance, aside, faults, markdown, told } = rendering;
  const { present, scalar, list, entry, drawing } = readers(rendering);
  let depth = 0;
  const drawn = (known: Entries, entries: readonly unknown[], index: number, length: number, call: Call) => {
    const room = longestPage - length - (aside?.length ?? 0);
    const draw = (): string => entryText(entries, index, call);
    return known.text(call.hash.at ?? '', entries[index], rendering, room, draw);
  };
  const block = (text: string, call: Call): string => {
    if (!allowance.grants(costOf(text))) throw allowance.exceeded(placeOf(call));
    return markBlock(rendering.blocks.push(text) - 1);
  };
  return {
    text(value: unknown, call: Call) {
      return markdown(scalar(this, value, call));
    },
    code(value: unknown, call: Call) {
      return markCode(cleanLine(scalar(this, value, call)));
    },
    codes(value: unknown, call: Call) {
      return list(this, value, call)
        .map((one) => markCode(cleanLine(entry(one, call))))
        .join(', ');
    },
    html(value: unknown, call: Call) {
      return htmlText(scalar(this, value, call));
    },
    anchor(value: unknown, call: Call) {
      const target = scalar(this, value, call);
      return target === '' ? '' : `<a id="${slug(target)}"></a>`;
    },
    link(label: unknown, target: unknown, call: Call) {
      const text = markdown(scalar(this, label, call));
      const to = scalar(this, target, call, 1);
      // What nothing leads to has no anchor, and a link to it would lead nowhere.
      if (to === '') return text;
      // What could be read as the start of an address would open a link inside the link.
      return `[${text}](#${encodeURIComponent(slug(to))})`;
    },
    fence(language: unknown, lines: unknown, call: Call) {
      const content = list(this, lines, call, 1).flatMap((line) => cleanLines(entry(line, call, 1)));
      return block(fenced(slug(scalar(this, language, call)), content), call);
    },
    mermaid(value: unknown, call: Call) {
      const found = drawing(this, value, call);
      return found ? block(fenced('mermaid', mermaid(found).split('\n')), call) : '';
    },
    notes(name: unknown, call: Call) {
      const region = slug(scalar(this, name, call));
      const fault = (what: string): string => {
        const place = placeOf(call);
        faults.add(new TemplateFault('template-notes', place, `the region \`notes:${region}\` ${what}`));
        return '';
      };
      if (region.length > longestRegion) return fault(`has a name of more than ${longestRegion} characters`);
      const kept = rendering.notes.take(region);
      if (kept === null) return fault('is on this page already');
      return block(`<!-- notes:${region} -->${kept}<!-- /notes:${region} -->`, call);
    },
    /** What a partial is given; `vet` writes it, people can not. */
    must(value: unknown, call: Call) {
      const found = present(this, value, call);
      if (found === undefined) faults.leaveGap();
      return found;
    },
    if(value: unknown, call: Call) {
      return branch(this, truthy(present(this, value, call)), call);
    },
    unless(value: unknown, call: Call) {
      return branch(this, !truthy(present(this, value, call)), call);
    },
    with(value: unknown, call: Call) {
      const found = present(this, value, call);
      return truthy(found) ? (call.fn?.(found, { data: call.data }) ?? '') : (call.inverse?.(this) ?? '');
    },
    each(value: unknown, call: Call) {
      const entries = list(this, value, call);
      if (entries.length === 0) return call.inverse?.(this) ?? '';
      const known = call.hash.alone === 'yes' ? rendering.entries : null;
      // The marks of what was put aside stand side by side: within each other they would nest as deep as the list is long.
      let done = '';
      let text = '';
      depth += 1;
      for (let index = 0; index < entries.length; index += 1) {
        if (depth === 1 && index % between === 0) told(entries.length, index);
        text += known ? drawn(known, entries, index, text.length, call) : entryText(entries, index, call);
        if (!allowance.grants(1) || text.length + (aside?.length ?? 0) > longestPage)
          throw allowance.exceeded(placeOf(call));
        if (text.length <= longText || !aside) continue;
        done += aside.put(text);
        text = '';
      }
      depth -= 1;
      return done + text;
    },
  };
}

function entryText(entries: readonly unknown[], index: number, call: Call): string {
  return call.fn?.(entries[index], inside(call, index, entries.length)) ?? '';
}

/** What stands behind `@` within an `each`. Written out, not spread: the appendix of a large plan has a million of them. */
function inside({ data }: Call, index: number, length: number): object {
  return {
    data: {
      root: data?.root,
      _parent: data,
      index,
      key: index,
      first: index === 0,
      last: index === length - 1,
    },
  };
}

function branch(context: unknown, yes: boolean, call: Call): string {
  return (yes ? call.fn?.(context) : call.inverse?.(context)) ?? '';
}

/** As Handlebars has it, but zero is a value: false, null, the empty string and the empty list are nothing, and what is missing is. */
function truthy(value: unknown): boolean {
  return !(
    value === undefined ||
    value === false ||
    value === null ||
    value === '' ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** A fenced block that its content cannot end. */
function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}
