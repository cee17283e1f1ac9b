import Handlebars from 'handlebars';
import { TemplateFault, type TemplatePlace } from './fault.ts';
import { blockHelpers, inlineHelpers, valuesOf } from './helpers.ts';
import { deepest, excessOf } from './limits.ts';
import { ListBlocks } from './lists.ts';
import { unclosedBlock } from './unclosed.ts';

type Program = hbs.AST.Program;
type Expression = hbs.AST.Expression;
type Location = hbs.AST.SourceLocation;

/** A template that was parsed, vetted and made safe: every output goes through a helper that escapes. */
export interface VettedTemplate {
  readonly name: string;
  readonly program: Program;
  /** Names of the partials it includes. */
  readonly includes: readonly { readonly name: string; readonly place: TemplatePlace }[];
}

/**
 * Parses a template and refuses what could break the page or run code: raw output, unknown helpers, dynamic or inline
 * partials, output inside an HTML tag or a code span. Plain output `{{x}}` becomes `{{text x}}`, and every helper call is
 * told its place, so that a missing variable can be named with file, line and column. Throws a `TemplateFault`.
 */
export function vet(name: string, text: string): VettedTemplate {
  const program = parse(name, text);
  const vetting = new Vetting(name);
  vetting.program(program, 0);
  return { name, program, includes: vetting.includes };
}

function parse(name: string, text: string): Program {
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
    const line = Number(
      /Parse error on line (\d+)/.exec(message)?.[1] ?? (error as { lineNumber?: number }).lineNumber ?? 1,
    );
    const column = Number((error as { column?: number }).column ?? 0) + 1;
    throw new TemplateFault('template-syntax', { template: name, line, column }, inWords(message));
  }
}

/** The parser names tokens; people know braces and blocks. */
function inWords(message: string): string {
  const mismatch = /([^\s]+) doesn't match ([^\s]+)/.exec(message);
  if (mismatch) return `\`{{#${mismatch[1]}}}\` is closed by \`{{/${mismatch[2]}}}\``;
  const got = /got '([A-Z_]+)'/.exec(message)?.[1];
  if (got === 'EOF') return 'a block is not closed before the end of the file';
  if (got === 'OPEN_ENDBLOCK') return 'a block end has no block that it could close';
  if (got === 'INVALID') return 'there is a character between the braces that has no meaning there';
  if (got !== undefined) return 'the braces here do not form a call that Handlebars knows';
  return (message.split('\n')[0] ?? message).replace(/ - \d+:\d+$/, '').slice(0, 200);
}

const known = Object.fromEntries([...inlineHelpers, ...blockHelpers, 'must'].map((name) => [name, true]));

/** How a vetted template is compiled. */
export const compileOptions: CompileOptions = {
  // Not Handlebars' own strict mode, which lets helper parameters pass and fails without a place on a missing step of a path:
  // every value goes through a helper here, and each refuses what is not there.
  strict: false,
  knownHelpersOnly: true,
  knownHelpers: { ...known, log: false, lookup: false } as unknown as NonNullable<
    CompileOptions['knownHelpers']
  >,
  // Every output goes through a helper that escapes for its place; `vet` sees to that.
  noEscape: true,
};

class Vetting {
  readonly includes: { name: string; place: TemplatePlace }[] = [];
  readonly #template: string;
  /** Of the line before the statement at hand: the last `<` that no `>` follows, with the character behind it. */
  #tag = '';
  /** And how many backticks it has. */
  #ticks = 0;

  /** How many contexts lie above the one at hand in this template: as far as `../` reaches. */
  #contexts = 0;
  readonly #lists = new ListBlocks();

  constructor(template: string) {
    this.#template = template;
  }

  program(program: Program | undefined, depth: number): void {
    if (!program) return;
    if (depth > deepest)
      throw this.#fault('template-large', program.loc, `blocks are nested more than ${deepest} deep`);
    for (const statement of program.body) this.#statement(statement, depth);
  }

  #statement(statement: hbs.AST.Statement, depth: number): void {
    switch (statement.type) {
      case 'ContentStatement': {
        this.#content((statement as hbs.AST.ContentStatement).value);
        return;
      }
      case 'CommentStatement':
        return;
      case 'MustacheStatement':
        this.#output(statement as hbs.AST.MustacheStatement);
        return;
      case 'BlockStatement': {
        const block = statement as hbs.AST.BlockStatement;
        if (block.program?.blockParams?.length) {
          throw this.#fault(
            'template-syntax',
            block.loc,
            'a name for the value of a block is not used in templates here',
          );
        }
        this.#call(block, blockHelpers);
        const name = String((block.path as hbs.AST.PathExpression).original);
        const enters = ['each', 'with'].includes(name);
        this.#contexts += enters ? 1 : 0;
        if (name === 'each') this.#list(block, depth);
        else this.program(block.program, depth + 1);
        this.#contexts -= enters ? 1 : 0;
        this.program(block.inverse, depth + 1);
        return;
      }
      case 'PartialStatement':
        this.#include(statement as hbs.AST.PartialStatement);
        return;
      default:
        throw this.#fault(
          'template-syntax',
          statement.loc,
          `${unused(statement.type)} is not used in templates here`,
        );
    }
  }

  /** An `each` that asks for nothing but its entries is told so. */
  #list(block: hbs.AST.BlockStatement, depth: number): void {
    const alone = pair('alone', '', block.loc);
    block.hash.pairs.push(alone);
    this.#lists.enter(this.#contexts);
    this.program(block.program, depth + 1);
    if (this.#lists.leave()) (alone.value as hbs.AST.StringLiteral).value = 'yes';
  }

  /** Only what later outputs ask of the line is kept of it: a line may go on through the whole template. */
  #content(value: string): void {
    const cut = value.lastIndexOf('\n');
    if (cut !== -1) [this.#tag, this.#ticks] = ['', 0];
    const line = value.slice(cut + 1);
    const last = Math.max(line.lastIndexOf('<'), line.lastIndexOf('>'));
    if (last === -1) this.#tag = this.#tag === '' ? '' : (this.#tag + line).slice(0, 2);
    else this.#tag = line[last] === '<' ? line.slice(last, last + 2) : '';
    this.#ticks += line.split('`').length - 1;
  }

  #output(output: hbs.AST.MustacheStatement): void {
    if (!output.escaped) throw this.#fault('template-raw', output.loc, '{{{ }}} or {{& }}');
    if (/^<[A-Za-z/]/.test(this.#tag)) throw this.#fault('template-place', output.loc, 'an HTML tag');
    if (this.#ticks % 2 === 1) {
      throw this.#fault('template-place', output.loc, 'a code span');
    }
    // A name alone is a value, even one that a helper has too.
    if (output.params.length === 0 && !output.hash) {
      output.params = [output.path];
      output.path = pathTo('text', output.loc);
      this.#pass(output, output.params[0]);
      return;
    }
    this.#call(output, inlineHelpers);
  }

  #call(
    call: { path: Expression; params: Expression[]; hash?: hbs.AST.Hash; loc: Location },
    known: readonly string[],
  ): void {
    const name = String((call.path as hbs.AST.PathExpression).original);
    if (!known.includes(name)) throw this.#fault('template-helper', call.path.loc ?? call.loc, name, known);
    const takes = valuesOf(name);
    if (call.params.length !== takes) {
      const what = `\`${name}\` takes ${takes === 1 ? 'one value' : `${takes} values`}, not ${call.params.length}`;
      throw this.#fault('template-syntax', call.loc, what);
    }
    for (const parameter of call.params) {
      if (parameter.type === 'SubExpression') {
        throw this.#fault(
          'template-syntax',
          parameter.loc,
          'a call inside a call is not used in templates here',
        );
      }
    }
    this.#pass(call, call.params[0]);
  }

  #include(include: hbs.AST.PartialStatement): void {
    if (include.name.type !== 'PathExpression' || include.params.length > 1 || include.hash) {
      throw this.#fault(
        'template-partial',
        include.loc,
        'a name that is worked out, or more than one parameter',
      );
    }
    const name = String((include.name as hbs.AST.PathExpression).original);
    this.#lists.includes();
    this.includes.push({ name, place: this.#place(include.name.loc) });
    const parameter = include.params[0];
    if (!parameter) return;
    const checked: hbs.AST.SubExpression = {
      type: 'SubExpression',
      path: pathTo('must', include.loc),
      params: [parameter],
      hash: { type: 'Hash', pairs: [], loc: include.loc },
      loc: include.loc,
    };
    this.#pass(checked, parameter);
    include.params = [checked];
  }

  /** Tells the helper where it stands and which name it was given. */
  #pass(
    call: { params?: Expression[]; hash?: hbs.AST.Hash; loc: Location },
    parameter: Expression | undefined,
  ): void {
    for (const value of [parameter, ...(call.params ?? [])]) {
      if (value?.type !== 'PathExpression') continue;
      const path = value as hbs.AST.PathExpression;
      if (!path.data && path.depth > this.#contexts) {
        throw this.#fault('template-variable', path.loc, String(path.original));
      }
      this.#lists.asks(path, this.#contexts);
    }
    const of =
      parameter?.type === 'PathExpression' ? String((parameter as hbs.AST.PathExpression).original) : '';
    const { template, line, column } = this.#place(parameter?.loc ?? call.loc);
    const pairs = [pair('at', `${line}:${column}:${template}`, call.loc), pair('of', of, call.loc)];
    const own = call.hash?.pairs ?? [];
    call.hash = { type: 'Hash', pairs: [...own, ...pairs], loc: call.loc };
  }

  #place(loc: Location): TemplatePlace {
    return { template: this.#template, line: loc.start.line, column: loc.start.column + 1 };
  }

  #fault(
    kind: TemplateFault['kind'],
    loc: Location,
    what: string,
    available: readonly string[] = [],
  ): TemplateFault {
    return new TemplateFault(kind, this.#place(loc), what, available);
  }
}

function unused(type: string): string {
  if (type.startsWith('Decorator')) return 'a partial defined in place';
  return type === 'PartialBlockStatement' ? 'a partial with a block' : `a ${type}`;
}

function pathTo(name: string, loc: Location): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

function pair(key: string, value: string, loc: Location): hbs.AST.HashPair {
  const literal: hbs.AST.StringLiteral = { type: 'StringLiteral', value, original: value, loc };
  return { type: 'HashPair', key, value: literal, loc };
}
