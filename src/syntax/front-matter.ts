import matter from 'gray-matter';
import { append } from '../model/append.ts';
import { isJsonObject, type JsonObject } from '../model/json.ts';
import type { SyntaxProblem } from './located.ts';
import { parseYaml } from './yaml.ts';

/** A document's front matter, and how many of its lines belong to it. */
export interface FrontMatter {
  readonly data: JsonObject;
  /** Lines from the top that are not Markdown; 0 when there is no front matter. */
  readonly lines: number;
  readonly problems: readonly SyntaxProblem[];
}

const none: FrontMatter = { data: Object.create(null), lines: 0, problems: [] };

/**
 * Reads the block between `---` lines at the top of a document. Only YAML is read, with the safe schema: gray-matter's
 * own engines run JavaScript by default, so every one of them is replaced by a refusal. What can not be read is a
 * problem, never an empty object without a word.
 */
export function readFrontMatter(lines: readonly string[], file: string): FrontMatter {
  const opening = /^---[ \t]*(?:(\S+)[ \t]*)?$/.exec(lines[0] ?? '');
  // Four dashes or words after the dashes are a thematic break or text.
  if (!opening || /^-/.test(opening[1] ?? '')) return none;
  const language = opening[1] ?? '';
  const close = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  // A break at the top of a document that has no front matter looks like an opening; without an end it is one.
  if (close === -1)
    return language === '' ? none : refused(file, `\`---${language}\` opens front matter that never ends`, 0);
  if (!/^(?:ya?ml)?$/i.test(language)) {
    return refused(
      file,
      `front matter in \`${language}\` is not read: only YAML is, because other languages can run code`,
      close + 1,
    );
  }
  return parse(lines.slice(0, close + 1), file);
}

function parse(lines: readonly string[], file: string): FrontMatter {
  const problems: SyntaxProblem[] = [];
  let read = none.data;
  const engine = (source: string): JsonObject => {
    const { value, problems: found, at } = parseYaml(source, file);
    append(
      problems,
      found.map((problem) => ({ ...problem, kind: 'front-matter' })),
    );
    if (value === null) return read;
    if (isJsonObject(value)) {
      read = value;
      return read;
    }
    problems.push({
      message: 'front matter is not a list of `key: value` lines',
      at: at([]),
      kind: 'front-matter',
    });
    return read;
  };
  const text = [...lines.slice(0, -1), '---', ''].join('\n');
  try {
    // Options always: without them gray-matter keeps a cache in which a block that failed once reads as `{}`.
    matter(text, { engines: engines(engine), language: 'yaml' });
    return { data: read, lines: lines.length, problems };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return refused(file, `front matter can not be read: ${message}`, lines.length);
  }
}

function engines(yaml: (source: string) => JsonObject): { [name: string]: (source: string) => JsonObject } {
  const refuse = (): never => {
    throw new Error('only YAML front matter is read');
  };
  return {
    yaml,
    json: refuse,
    javascript: refuse,
    js: refuse,
    coffee: refuse,
    coffeescript: refuse,
    cson: refuse,
    toml: refuse,
  };
}

function refused(file: string, message: string, lines: number): FrontMatter {
  return { ...none, lines, problems: [{ message, at: { file, line: 1, column: 1 }, kind: 'front-matter' }] };
}
