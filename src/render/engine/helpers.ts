import { slug } from '../../model/slug.ts';
import { cleanLine, cleanLines } from '../text/clean.ts';
import { htmlText } from '../text/markdown.ts';
import { type Aside, markBlock, markCode } from '../text/marks.ts';
import { type Drawing, mermaid } from '../text/mermaid.ts';
import type { Entries } from './entries.ts';
import { TemplateFault, type TemplatePlace } from './fault.ts';
import { type Allowance, costOf, longestPage } from './limits.ts';

/** Helpers that print. `text` is what a plain `{{x}}` means. `docs/reference/templates.md` explains each. */
export const inlineHelpers: readonly string[] = [
  'text',
  'code',
  'codes',
  'html',
  'anchor',
  'link',
  'fence',
  'mermaid',
  'notes',
];

/** Helpers that open a block. */
export const blockHelpers: readonly string[] = ['if', 'unless', 'each', 'with'];

/** How many values a helper takes. */
export function valuesOf(helper: string): number {
  return helper === 'link' || helper === 'fence' ? 2 : 1;
}

/** What Handlebars hands to a helper besides its parameters. */
interface Call {
  readonly hash: { readonly at?: string; readonly of?: string; readonly alone?: string };
  readonly data?: Record<string, unknown>;
  readonly fn?: (context: unknown, options?: object) => string;
  readonly inverse?: (context: unknown, options?: object) => string;
}

/** What a rendering gathers beside its text: blocks that are put in last. */
export interface Rendering {
  readonly blocks: string[];
  /** Text that people wrote in the last version, by region name. */
  readonly notes: ReadonlyMap<string, string>;
  readonly allowance: Allowance;
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
  const { allowance, aside, markdown, told } = rendering;
  const { present, scalar, list } = readers(rendering);
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
        .map((entry) => markCode(cleanLine(scalar(this, entry, call))))
        .join(', ');
    },
    html(value: unknown, call: Call) {
      return htmlText(scalar(this, value, call));
    },
    anchor(value: unknown, call: Call) {
      return `<a id="${slug(scalar(this, value, call))}"></a>`;
    },
    link(label: unknown, target: unknown, call: Call) {
      const text = markdown(scalar(this, label, call));
      // What could be read as the start of an address would open a link inside the link.
      return `[${text}](#${encodeURIComponent(slug(scalar(this, target, call)))})`;
    },
    fence(language: unknown, lines: unknown, call: Call) {
      const content = list(this, lines, call).flatMap((line) => cleanLines(scalar(this, line, call)));
      return block(fenced(slug(scalar(this, language, call)), content), call);
    },
    mermaid(drawing: unknown, call: Call) {
      return block(fenced('mermaid', mermaid(present(this, drawing, call) as Drawing).split('\n')), call);
    },
    notes(name: unknown, call: Call) {
      const region = slug(scalar(this, name, call));
      return block(
        `<!-- notes:${region} -->${rendering.notes.get(region) ?? '\n\n'}<!-- /notes:${region} -->`,
        call,
      );
    },
    /** What a partial is given; `vet` writes it, people can not. */
    must(value: unknown, call: Call) {
      return present(this, value, call);
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

/** As Handlebars has it, but zero is a value: false, null, the empty string and the empty list are nothing. */
function truthy(value: unknown): boolean {
  return !(value === false || value === null || value === '' || (Array.isArray(value) && value.length === 0));
}

/** How helpers take their values: each that is taken counts, and so does its length. */
function readers({ allowance }: Rendering): {
  readonly present: (context: unknown, value: unknown, call: Call) => unknown;
  readonly scalar: (context: unknown, value: unknown, call: Call) => string;
  readonly list: (context: unknown, value: unknown, call: Call) => readonly unknown[];
} {
  const present = (context: unknown, value: unknown, call: Call): unknown => {
    if (!allowance.grants(1)) throw allowance.exceeded(placeOf(call));
    if (value !== undefined && typeof value !== 'function') return value;
    const of = call.hash.of ?? '';
    throw new TemplateFault('template-variable', placeOf(call), of, names(context, of));
  };
  return {
    present,
    scalar(context, value, call) {
      const found = present(context, value, call);
      if (found === null) return '';
      if (typeof found === 'string') {
        if (!allowance.grants(costOf(found))) throw allowance.exceeded(placeOf(call));
        return found;
      }
      if (typeof found === 'number' || typeof found === 'boolean') return String(found);
      throw wrongKind(call, found, 'text');
    },
    list(context, value, call) {
      const found = present(context, value, call);
      if (Array.isArray(found)) return found;
      throw wrongKind(call, found, 'a list');
    },
  };
}

function wrongKind(call: Call, found: unknown, wanted: string): TemplateFault {
  const is = Array.isArray(found)
    ? 'a list'
    : typeof found === 'object' && found !== null
      ? 'an object'
      : 'one value';
  return new TemplateFault('template-kind', placeOf(call), call.hash.of ?? '', [is, wanted]);
}

function placeOf(call: Call): TemplatePlace {
  const [line = '1', column = '1', ...template] = (call.hash.at ?? '').split(':');
  return { template: template.join(':'), line: Number(line), column: Number(column) };
}

/** The names that could have stood where `of` failed: those of the innermost value on its way that is there. */
function names(context: unknown, of: string): string[] {
  if (of.startsWith('../') || of.startsWith('@')) return [];
  let found = context;
  for (const part of of.split('.').slice(0, -1)) {
    const inner = record(found)?.[part];
    if (inner === undefined) break;
    found = inner;
  }
  return Object.keys(record(found) ?? {}).sort();
}

function record(value: unknown): { readonly [name: string]: unknown } | null {
  const plain = typeof value === 'object' && value !== null && !Array.isArray(value);
  return plain ? (value as { readonly [name: string]: unknown }) : null;
}

/** A fenced block that its content cannot end. */
function fenced(language: string, lines: readonly string[]): string {
  const longest = Math.max(2, ...lines.flatMap((line) => (line.match(/`+/g) ?? []).map((run) => run.length)));
  const fence = '`'.repeat(longest + 1);
  return [`${fence}${language}`, ...lines, fence].join('\n');
}
