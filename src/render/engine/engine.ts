import Handlebars from 'handlebars';
import { closest } from '../../diagnostics/closest.ts';
import { finish, withoutMarks } from '../text/marks.ts';
import { TemplateFault } from './fault.ts';
import { helpersFor } from './helpers.ts';
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
  const done = new Set<string>();
  const walk = (template: Includes, above: readonly Step[]): void => {
    for (const include of template.includes) {
      const target = templates.get(include.name);
      if (!target) throw unknownPartial(include, templates);
      const way = [...above, { from: template.name, place: include.place }];
      const start = way.findIndex(({ from }) => from === include.name);
      if (start !== -1) {
        const circle = way.slice(start);
        const { place } = circle.findLast(({ from }) => put(from)) ?? { place: include.place };
        const names = [...circle.map(({ from }) => from), include.name];
        throw new TemplateFault('template-cycle', place, names.join(' → '));
      }
      if (!done.has(include.name)) walk(target, way);
    }
    done.add(template.name);
  };
  for (const template of templates.values()) walk(template, []);
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

/** Renders a page of the templates that it was made of. `notes`: what people wrote in the last version, by region. */
export type PageRenderer = (page: string, view: object, notes?: ReadonlyMap<string, string>) => string;

/**
 * Compiles the templates once. The view is plain data; prototypes are out of reach. Making and rendering throw a
 * `TemplateFault` for a template that does not pass and for a name that the view lacks.
 */
export function pageRenderer(texts: TemplateTexts): PageRenderer {
  const environment = Handlebars.create();
  for (const name of Object.keys(environment.helpers)) environment.unregisterHelper(name);
  const vetted = new Map(
    [...texts].map(([name, text]) => [name, prepared(name, withoutMarks(text))] as const),
  );
  vetIncludes(vetted);
  const compiled = new Map(
    [...vetted].map(([name, own]) => [
      name,
      'spec' in own ? environment.template(own.spec) : environment.compile(own.program, compileOptions),
    ]),
  );
  for (const [name, template] of compiled) environment.registerPartial(name, template);
  return (page, view, notes = new Map()) => {
    const template = compiled.get(page);
    if (!template) throw new Error(`no template ${page}`);
    const rendering = { blocks: [] as string[], notes };
    const helpers = helpersFor(rendering) as unknown as NonNullable<RuntimeOptions['helpers']>;
    return finish(template(view, { ...runtime, helpers }), rendering.blocks);
  };
}

function prepared(name: string, text: string): ShippedTemplate | VettedTemplate {
  return shippedTemplate(name, text) ?? vet(name, text);
}

const runtime = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };
