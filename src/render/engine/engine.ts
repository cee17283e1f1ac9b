import Handlebars from 'handlebars';
import { closest } from '../../diagnostics/closest.ts';
import { finish } from '../text/marks.ts';
import { TemplateFault } from './fault.ts';
import { blockHelpers, helpersFor, inlineHelpers } from './helpers.ts';
import { type VettedTemplate, vet } from './vet.ts';

/** Template texts by name: the pages and the partials that they include. */
export type TemplateTexts = ReadonlyMap<string, string>;

/** Vets one template alone. Throws a `TemplateFault`. */
export function vetTemplate(name: string, text: string): VettedTemplate {
  return vet(name, text);
}

/** Vets that what templates include exists and that no one includes itself. Throws a `TemplateFault`. */
export function vetIncludes(templates: ReadonlyMap<string, VettedTemplate>): void {
  const done = new Set<string>();
  const walk = (template: VettedTemplate, above: readonly string[]): void => {
    for (const include of template.includes) {
      const target = templates.get(include.name);
      if (!target) throw unknownPartial(include, templates);
      const way = [...above, template.name];
      if (way.includes(include.name)) {
        throw new TemplateFault('template-cycle', include.place, [...way, include.name].join(' → '));
      }
      if (!done.has(include.name)) walk(target, way);
    }
    done.add(template.name);
  };
  for (const template of templates.values()) walk(template, []);
}

function unknownPartial(
  include: VettedTemplate['includes'][number],
  templates: ReadonlyMap<string, VettedTemplate>,
): TemplateFault {
  const known = [...templates.keys()].sort();
  const near = closest(include.name, known);
  return new TemplateFault('template-partial', include.place, include.name, near ? [near] : known);
}

/**
 * Renders a page. The view is plain data; prototypes are out of reach, a name that the view lacks throws a `TemplateFault`.
 * `notes` holds what people wrote in the last version of the page, by region.
 */
export function renderPage(
  page: string,
  texts: TemplateTexts,
  view: object,
  notes: ReadonlyMap<string, string> = new Map(),
): string {
  const environment = Handlebars.create();
  for (const name of Object.keys(environment.helpers)) environment.unregisterHelper(name);
  const rendering = { blocks: [] as string[], notes };
  environment.registerHelper(helpersFor(rendering) as unknown as Handlebars.HelperDeclareSpec);
  const vetted = new Map([...texts].map(([name, text]) => [name, vet(name, text)] as const));
  vetIncludes(vetted);
  const compiled = new Map(
    [...vetted].map(([name, { program }]) => [name, environment.compile(program, options)]),
  );
  for (const [name, template] of compiled) environment.registerPartial(name, template);
  const template = compiled.get(page);
  if (!template) throw new Error(`no template ${page}`);
  return finish(template(view, runtime), rendering.blocks);
}

const known = Object.fromEntries([...inlineHelpers, ...blockHelpers, 'must'].map((name) => [name, true]));

const options = {
  strict: true,
  knownHelpersOnly: true,
  knownHelpers: { ...known, log: false, lookup: false } as unknown as NonNullable<
    CompileOptions['knownHelpers']
  >,
  // Every output goes through a helper that escapes for its place; `vet` sees to that.
  noEscape: true,
};

const runtime = { allowProtoMethodsByDefault: false, allowProtoPropertiesByDefault: false };
