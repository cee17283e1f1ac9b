/// <reference path="./unlisted-modules.d.ts" />
import { parse } from 'sucrase/dist/parser/index.js';
import { TokenType } from 'sucrase/dist/parser/tokenizer/types.js';
import { withoutMark } from '../syntax/lines.ts';

/** sucrase's roles of a name: what is declared here, what is a property, and what an import brings. */
const roles = { declarations: new Set([2, 3, 4, 5, 6, 7, 9]), key: 10 };
/** Names that mean the same in every run. */
const given: ReadonlySet<string> = new Set([
  'module',
  'exports',
  'undefined',
  'NaN',
  'Infinity',
  'String',
  'Number',
  'Boolean',
  'Array',
  'Object',
  'JSON',
]);

/**
 * True when a configuration script can only give the same value again: all that it names it declares itself, or imports from
 * `backlogic` or from a file beside it. One that names anything else (`process`, `Date`, a package, `require`, `this`) may look
 * at the world in ways that nobody sees, and counts as open; so does one that does not parse.
 */
export function isClosedScript(source: string): boolean {
  const text = withoutMark(source);
  try {
    const tokens = parse(text, false, true, false).tokens.filter((token) => !token.isType);
    const word = (index: number): string => {
      const token = tokens[index];
      return token ? text.slice(token.start, token.end) : '';
    };
    const declared = new Set<string>();
    tokens.forEach(({ identifierRole }, index) => {
      if (identifierRole !== null && roles.declarations.has(identifierRole)) declared.add(word(index));
    });
    return tokens.every(({ type, identifierRole }, index) => {
      const name = word(index);
      if (type === TokenType.string && /^(?:from|import)$/.test(word(index - 1)))
        return /^['"](?:backlogic['"]|\.{1,2}\/)/.test(name);
      if (name === 'this' || (name === 'import' && /^[(.]$/.test(word(index + 1)))) return false;
      if (type !== TokenType.name || identifierRole === roles.key) return true;
      if (identifierRole === null) return true;
      return declared.has(name) || given.has(name);
    });
  } catch {
    return false;
  }
}
