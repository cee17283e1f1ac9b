import Handlebars from 'handlebars';
import { TemplateFault } from './fault.ts';
import { excessOf } from './limits.ts';
import { unclosedBlock } from './unclosed.ts';

/** Parses a template. Throws a `TemplateFault` for the first thing that is no Handlebars: behind it nothing is known. */
export function parse(name: string, text: string): hbs.AST.Program {
  const excess = excessOf(name, text);
  if (excess) throw excess;
  try {
    return Handlebars.parseWithoutProcessing(text);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const open = message.includes("got 'EOF'") ? unclosedBlock(text) : null;
    if (open) {
      const { name: block, ...place } = open;
      throw new TemplateFault(
        'template-syntax',
        { template: name, ...place },
        `\`{{#${block}}}\` is not closed before the end of the file`,
      );
    }
    throw new TemplateFault('template-syntax', { template: name, ...placeOf(error) }, inWords(message));
  }
}

/** Where the parser stopped. Some errors say it; of the others its reader still knows the last thing that it took in. */
function placeOf(error: unknown): { readonly line: number; readonly column: number } {
  const told = error as { readonly lineNumber?: number; readonly column?: number };
  if (told.lineNumber !== undefined) return { line: told.lineNumber, column: (told.column ?? 0) + 1 };
  const { lexer } = (Handlebars as unknown as { readonly Parser: Parser }).Parser;
  return { line: lexer.yylloc.first_line, column: lexer.yylloc.first_column + 1 };
}

/** As far as the parser that Handlebars was generated with is asked. */
interface Parser {
  readonly lexer: { readonly yylloc: { readonly first_line: number; readonly first_column: number } };
}

/** The parser names tokens; people know braces and blocks. */
function inWords(message: string): string {
  const mismatch = /([^\s]+) doesn't match ([^\s]+)/.exec(message);
  if (mismatch) return `\`{{#${mismatch[1]}}}\` is closed by \`{{/${mismatch[2]}}}\``;
  const got = /got '([A-Z_]+)'/.exec(message)?.[1];
  if (got === 'EOF') return 'a block is not closed before the end of the file';
  if (got === 'INVERSE') return 'an `{{else}}` stands in no block, or is the second of one';
  if (got === 'OPEN_ENDBLOCK') return 'a block end has no block that it could close';
  if (got === 'INVALID') return 'there is a character between the braces that has no meaning there';
  if (got !== undefined) return 'the braces here do not form a call that Handlebars knows';
  return (message.split('\n')[0] ?? message).replace(/ - \d+:\d+$/, '').slice(0, 200);
}
