import Handlebars from 'handlebars';
import { closest } from '../../diagnostics/closest.ts';
import { markdownText } from '../text/markdown.ts';
import { Aside, finish, withoutMarks } from '../text/marks.ts';
import { Faults, TemplateFault } from './fault.ts';
import { helpersFor, type Rendering } from './helpers.ts';
import { Allowance, deepest, leastSteps } from './limits.ts';
import { Regions } from './regions.ts';
import { type ShippedTemplate, shippedTemplate } from './shipped.ts';
import { compileOptions, type VettedTemplate, vet } from './vet.ts';

/** Template texts by name: the pages and the partials that they include. */
export type TemplateTexts = ReadonlyMap<string, string>;

/** What is to be known of a template before it can be included. */
export type Includes = Pick<VettedTemplate, 'name' | 'includes'>;

/** Vets one template alone. Throws a `TemplateFault`. */
export function vetTemplate(name: string, text: string): Includes {
  return shippedTemplate(name, text) ?? vet(name, text);
}

/**
 * Vets that what templates include exists and that no one includes itself. Of a circle that template is blamed that was `put`
 * there in the place of another, where there is one. Throws a `TemplateFault`.
 */
export function vetIncludes(
  templates: ReadonlyMap<string, Includes>,
  put: (name: string) => boolean = () => false,
): void {
  /** How many includes lie below a template that is done. */
  const heights = new Map<string, number>();
  const walk = (template: Includes, above: readonly Step[]): number => {
    let height = 0;
    const unknown = new Faults();
    for (const include of template.includes)
      if (!templates.has(include.name)) unknown.add(unknownPartial(include, templates));
    unknown.settle();
    for (const include of template.includes) {
      const target = templates.get(include.name);
      if (!target) continue;
      const way = [...above, { from: template.name, place: include.place }];
      const start = way.findIndex(({ from }) => from === include.name);
      if (start !== -1) {
        const circle = way.slice(start);
        const { place } = circle.findLast(({ from }) => put(from)) ?? { place: include.place };
        const names = [...circle.map(({ from }) => from), include.name];
        throw new TemplateFault('template-cycle', place, names.join(' → '));
      }
      if (way.length <= deepest)
        height = Math.max(height, 1 + (heights.get(include.name) ?? walk(target, way)));
      if (way.length > deepest || above.length + height > deepest)
        throw new TemplateFault(
          'template-large',
          include.place,
          `includes are nested more than ${deepest} deep`,
        );
    }
    heights.set(template.name, height);
    return height;
  };
  for (const template of templates.values()) if (!heights.has(template.name)) walk(template, []);
}

/** An include on the way to another: in which template, and where. */
interface Step {
  readonly from: string;
  readonly place: Includes['includes'][number]['place'];
}

function unknownPartial(
  include: Includes['includes'][number],
  templates: ReadonlyMap<string, Includes>,
): TemplateFault {
  const known = [...templates.keys()].sort();
  const near = closest(include.name, known);
  return new TemplateFault('template-partial', include.place, include.name, near ? [near] : known);
}

/** Renders a page of the templates that it was made of. `notes`: what people wrote in the last version. */
export type PageRenderer = (page: string, view: object, notes?: Regions) => string;

/** The same in pieces of whole lines, made anew by each call of what it gives: a long page is held as what it is made of. */
export type PieceRenderer = (...call: Parameters<PageRenderer>) => () => Iterable<string>;

/** Renders whole pages; see `pieceRenderer`. */
export function pageRenderer(texts: TemplateTexts, steps: number = leastSteps): PageRenderer {
  return wholePages(pieceRenderer(compiledTemplates(texts), steps));
}

/** What renders in pieces, for pages that are short. */
export function wholePages(draw: PieceRenderer): PageRenderer {
  return (...call) => [...draw(...call)()].join('');
}

/** Templates that were made to functions. They render one page at a time, within the allowance of that. */
export interface CompiledTemplates {
  readonly byName: ReadonlyMap<string, HandlebarsTemplateDelegate>;
  /** Handlebars indents every line of some partial, and so has to see them. */
  readonly indents: boolean;
  readonly page: { allowance: Allowance; faults: Faults };
}

/** Compiles templates. Throws a `TemplateFault` for one that does not pass. */
export function compiledTemplates(texts: TemplateTexts): CompiledTemplates {
  const environment = Handlebars.create();
  for (const name of Object.keys(environment.helpers)) environment.unregisterHelper(name);
  const vetted = new Map(
    [...texts].map(([name, text]) => [name, prepared(name, withoutMarks(text))] as const),
  );
  vetIncludes(vetted);
  const byName = new Map(
    [...vetted].map(([name, own]) => [
      name,
      'spec' in own ? environment.template(own.spec) : environment.compile(own.program, compileOptions),
    ]),
  );
  const page = { allowance: new Allowance(leastSteps), faults: new Faults() };
  for (const [name, template] of byName) {
    environment.registerPartial(name, (context: unknown, options?: RuntimeOptions) => {
      if (page.faults.takeGap()) return '';
      if (!page.allowance.grants(1)) throw page.allowance.exceeded({ template: name, line: 1, column: 1 });
      return template(context, options);
    });
  }
  return { byName, indents: [...texts.values()].some((text) => /^[ \t]+\{\{~?#?>/m.test(text)), page };
}

/** What is known from an earlier page (Markdown by the text that it was made of, and what entries of lists have become), and who is told. */
export type Beside = Pick<Rendering, 'markdown' | 'entries' | 'told'>;

const nothing: Beside = { markdown: markdownText, entries: null, told: () => {} };

/**
 * Renders pages of compiled templates. The view is plain data; prototypes are out of reach. Throws a `TemplateFault` for names that
 * the view lacks: all of them are found in one drawing.
 */
export function pieceRenderer(
  { byName, indents, page: own }: CompiledTemplates,
  steps: number = leastSteps,
  beside: Beside = nothing,
): PieceRenderer {
  return (page, view, notes = new Regions()) => {
    const template = byName.get(page);
    if (!template) throw new Error(`no template ${page}`);
    own.allowance = new Allowance(steps);
    own.faults = new Faults();
    const aside = indents ? null : new Aside();
    const rendering: Rendering = { blocks: [], notes, ...own, aside, ...beside };
    const helpers = helpersFor(rendering) as unknown as NonNullable<RuntimeOptions['helpers']>;
    const text = drawn(() => template(view, { ...runtime, helpers }), own.faults);
    return () => finish(text, rendering.blocks, aside ?? undefined);
  };
}

/** What a template gives, or all that was found wrong meanwhile. */
function drawn(draw: () => string, faults: Faults): string {
  let text = '';
  try {
    text = draw();
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error;
    faults.add(error);
  }
  faults.settle();
  return text;
}

function prepared(name: string, text: string): ShippedTemplate | VettedTemplate {
  return shippedTemplate(name, text) ?? vet(name, text);
}

const runtime = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };
