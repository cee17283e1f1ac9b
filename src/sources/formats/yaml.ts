import { isJsonObject, type JsonValue } from '../../model/json.ts';
import { textLines, withoutMark } from '../../syntax/lines.ts';
import type { Located, Pointer } from '../../syntax/located.ts';
import { parseYaml } from '../../syntax/yaml.ts';
import type { InventoryFormat } from './format.ts';
import { readDocument } from './structured.ts';
import { reportSyntax } from './syntax.ts';

/** One YAML document, or several in one file, which are read as a list of them. */
export const yamlFormat: InventoryFormat = {
  name: 'yaml',
  matches: ([file, second]) => file !== undefined && second === undefined && /\.ya?ml$/i.test(file.path),
  read([file], config, log) {
    const { path, text } = file ?? { path: '', text: '' };
    const located = parseDocuments(text, path);
    reportSyntax(located, 'yaml', log);
    return readDocument(located, path, config, log);
  },
};

function parseDocuments(text: string, file: string): Located {
  const whole = parseYaml(text, file);
  if (!whole.problems.some(({ kind }) => kind === 'documents')) return whole;
  const documents = documentsOf(text)
    .map((one) => parseYaml(one, file))
    .filter(({ value, problems }) => value !== null || problems.length > 0);
  const [only] = documents;
  if (only && documents.length === 1) return only;
  const wrappers = documents.map(({ value }) => wrapperOf(value));
  const documentAt = ([index = 0]: Pointer): Located => documents[Number(index)] ?? whole;
  const inner = ([index = 0, ...rest]: Pointer): Pointer => [...(wrappers[Number(index)] ?? []), ...rest];
  return {
    value: documents.map(({ value }, index) => inside(value, wrappers[index] ?? [])),
    problems: documents.flatMap(({ problems }) => problems),
    at: (pointer) => documentAt(pointer).at(inner(pointer)),
    keyAt: (pointer) => documentAt(pointer).keyAt(inner(pointer)),
    written: (pointer) => documentAt(pointer).written?.(inner(pointer)) ?? null,
  };
}

/** The documents, each after as many blank lines as stand before it, so that its places are those of the file. */
function documentsOf(text: string): string[] {
  const documents: string[] = [];
  const lines = textLines(withoutMark(text));
  let own: string[] = [];
  for (const [index, line] of lines.entries()) {
    if (/^(?:---|\.\.\.)(?=\s|$)/.test(line)) {
      documents.push(own.join('\n'));
      own = [...Array<string>(index + 1).fill('')];
      // What stands behind the mark belongs to the document.
      own[index] = line.slice(3);
    } else own.push(line);
  }
  documents.push(own.join('\n'));
  return documents;
}

/** A document that is one named object (`epic: { … }`) is that object. */
function wrapperOf(value: JsonValue): readonly string[] {
  if (!isJsonObject(value)) return [];
  const [key, second] = Object.keys(value);
  return key !== undefined && second === undefined && isJsonObject(value[key]) ? [key] : [];
}

function inside(value: JsonValue, pointer: readonly string[]): JsonValue {
  const [key] = pointer;
  return key !== undefined && isJsonObject(value) ? (value[key] ?? null) : value;
}
