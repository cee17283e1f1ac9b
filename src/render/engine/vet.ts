import { Faults, TemplateFault, type TemplatePlace } from './fault.ts';
import { blockHelpers, formOf, inlineHelpers, valuesOf } from './helpers.ts';
import { deepest } from './limits.ts';
import { ListBlocks } from './lists.ts';
import { parse } from './parse.ts';

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
 * told the places of its values, so that a missing variable can be named with file, line and column. Throws a `TemplateFault`, which
 * holds all that is wrong with the text; of a text that does not parse the parser knows the first.
 */
export function vet(name: string, text: string): VettedTemplate {
  const program = parse(name, text);
  const vetting = new Vetting(name);
  vetting.program(program, 0);
  vetting.faults.settle();
  return { name, program, includes: vetting.includes };
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
  readonly faults = new Faults();
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
    if (depth > deepest) {
      this.#note('template-large', program.loc, `blocks are nested more than ${deepest} deep`);
      return;
    }
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
        if (block.program?.blockParams?.length) this.#unused(block.loc, 'a name for the value of a block');
        this.#call(block, blockHelpers);
        const name = nameOf(block.path);
        // What a block is that is none is not known: it may be one that enters.
        const enters = !['if', 'unless'].includes(name);
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
        this.#unused(statement.loc, unused(statement.type));
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
    if (!output.escaped) this.#note('template-raw', output.loc, '{{{ }}} or {{& }}');
    if (/^<[A-Za-z/]/.test(this.#tag)) this.#note('template-place', output.loc, 'an HTML tag');
    if (this.#ticks % 2 === 1) this.#note('template-place', output.loc, 'a code span');
    // A name alone is a value, even one that a helper has too.
    if (output.params.length === 0 && !output.hash) {
      output.params = [output.path];
      output.path = pathTo('text', output.loc);
      this.#pass(output, output.params);
      return;
    }
    this.#call(output, inlineHelpers);
  }

  #call(
    call: { path: Expression; params: Expression[]; hash?: hbs.AST.Hash; loc: Location },
    known: readonly string[],
  ): void {
    const name = nameOf(call.path);
    const form = formOf(name);
    if (!known.includes(name)) {
      const at = call.path.loc ?? call.loc;
      if (form === null) this.#note('template-helper', at, name, known);
      else {
        const what =
          known === blockHelpers ? 'prints, and opens no block' : 'opens a block, and prints nothing';
        this.#note('template-syntax', at, `\`${name}\` ${what}`, [form]);
      }
      return;
    }
    const takes = valuesOf(name);
    if (call.params.length !== takes) {
      const what = `\`${name}\` takes ${takes === 1 ? 'one value' : `${takes} values`}, not ${call.params.length}`;
      this.#note('template-syntax', call.loc, what, form === null ? [] : [form]);
    }
    for (const { loc } of call.hash?.pairs ?? []) this.#unused(loc, 'a value with a name');
    for (const parameter of call.params)
      if (parameter.type === 'SubExpression') this.#unused(parameter.loc, 'a call inside a call');
    this.#pass(call, call.params);
  }

  #include(include: hbs.AST.PartialStatement): void {
    this.#lists.includes();
    if (include.name.type !== 'PathExpression') {
      this.#unused(include.loc, 'a partial whose name is worked out or quoted');
      return;
    }
    this.includes.push({ name: nameOf(include.name), place: this.#place(include.name.loc) });
    for (const { loc } of include.hash?.pairs ?? []) this.#unused(loc, 'a value with a name');
    const [parameter, second] = include.params;
    if (second) this.#unused(second.loc, 'a second value for a partial');
    if (!parameter) return;
    const checked: hbs.AST.SubExpression = {
      type: 'SubExpression',
      path: pathTo('must', include.loc),
      params: [parameter],
      hash: { type: 'Hash', pairs: [], loc: include.loc },
      loc: include.loc,
    };
    this.#pass(checked, checked.params);
    include.params = [checked];
  }

  /** Tells the helper of each of its values where it stands, its name, and what it is looked for in. */
  #pass(call: { hash?: hbs.AST.Hash; loc: Location }, parameters: readonly Expression[]): void {
    const pairs: hbs.AST.HashPair[] = [];
    for (const [index, value] of parameters.entries()) {
      const nth = index === 0 ? '' : String(index);
      const { template, line, column } = this.#place(value.loc ?? call.loc);
      pairs.push(pair(`at${nth}`, `${line}:${column}:${template}`, call.loc));
      pairs.push(pair(`of${nth}`, writtenOf(value), call.loc));
      if (value.type !== 'PathExpression') continue;
      const path = value as hbs.AST.PathExpression;
      if (!path.data && path.depth > this.#contexts)
        this.#note('template-variable', path.loc, String(path.original));
      this.#lists.asks(path, this.#contexts);
      const outer = outerOf(path);
      if (outer) pairs.push({ type: 'HashPair', key: `in${nth}`, value: outer, loc: call.loc });
    }
    call.hash = { type: 'Hash', pairs, loc: call.loc };
  }

  #place(loc: Location): TemplatePlace {
    return { template: this.#template, line: loc.start.line, column: loc.start.column + 1 };
  }

  #unused(loc: Location, what: string): void {
    this.#note('template-syntax', loc, `${what} is not used in templates here`);
  }

  #note(kind: TemplateFault['kind'], loc: Location, what: string, available: readonly string[] = []): void {
    this.faults.add(new TemplateFault(kind, this.#place(loc), what, available));
  }
}

function unused(type: string): string {
  if (type.startsWith('Decorator')) return 'a partial defined in place';
  return type === 'PartialBlockStatement' ? 'a partial with a block' : `a ${type}`;
}

function nameOf(path: Expression): string {
  return String((path as hbs.AST.PathExpression).original);
}

/** A value as it stands in the template. */
function writtenOf(value: Expression): string {
  if (value.type === 'StringLiteral') return JSON.stringify((value as hbs.AST.StringLiteral).value);
  if (value.type === 'UndefinedLiteral') return 'undefined';
  return value.type === 'NullLiteral' ? 'null' : nameOf(value);
}

/** What a path that leads out of the context at hand begins at; null for one that does not, and for what stands there itself. */
function outerOf({ data, depth, parts, loc }: hbs.AST.PathExpression): hbs.AST.PathExpression | null {
  if (data)
    return parts[0] === 'root' && parts.length > 1
      ? { type: 'PathExpression', data, depth, parts: ['root'], original: '@root', loc }
      : null;
  return depth > 0 && parts.length > 0
    ? { type: 'PathExpression', data, depth, parts: [], original: '../'.repeat(depth), loc }
    : null;
}

function pathTo(name: string, loc: Location): hbs.AST.PathExpression {
  return { type: 'PathExpression', data: false, depth: 0, parts: [name], original: name, loc };
}

function pair(key: string, value: string, loc: Location): hbs.AST.HashPair {
  const literal: hbs.AST.StringLiteral = { type: 'StringLiteral', value, original: value, loc };
  return { type: 'HashPair', key, value: literal, loc };
}
