import { inWords } from '../diagnostics/catalogue/words.ts';
import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import { whereNoUtf8 } from '../host/encoding.ts';
import { append } from '../model/append.ts';
import type { ResolvedConfig } from '../model/config.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import type { Span } from '../model/span.ts';
import { fileName } from '../syntax/file-names.ts';
import { normalised } from '../syntax/lines.ts';
import { type Includes, vetIncludes, vetTemplate } from './engine/engine.ts';
import { TemplateFault } from './engine/fault.ts';
import { mostTemplates } from './engine/limits.ts';
import { faultFindings } from './faults.ts';

/** One template's text and where it came from. */
export interface Template {
  readonly name: string;
  /** For findings: relative where it can be. */
  readonly file: string;
  /** Absolute. */
  readonly path: string;
  readonly text: string;
}

/** The templates of a compilation, each the nearest of its name: configured file, then base folder, then the package. */
export interface Templates {
  readonly byName: ReadonlyMap<string, Template>;
  /** The record as it stands on disk, with what people wrote in it; null when there is none. */
  readonly record: string | null;
  /** The backlog likewise, where its templates have a region of notes; null also where they have none. */
  readonly backlog: string | null;
}

const endings = ['.md.hbs', '.hbs'];

/** The folder of the templates that come with the package. */
export function shippedTemplates({ packageFolder }: Pick<ResolvedConfig, 'packageFolder'>): string {
  return `${packageFolder}/templates`;
}

/**
 * Reads the templates. One that is missing, unreadable or does not pass is a finding, and the one below it stands in, so
 * that everything else can still be rendered and reported.
 */
export function loadTemplates(
  config: ResolvedConfig,
  host: Host,
): { templates: Templates; findings: Finding[] } {
  const loading = new Loading(config, host);
  const shipped = shippedTemplates(config);
  loading.folder(shipped);
  if (config.templates.directory !== shipped) loading.folder(config.templates.directory);
  for (const name of Object.keys(config.templates.partials).sort()) {
    loading.file(name, config.templates.partials[name] ?? '', true);
  }
  return loading.finish();
}

class Loading {
  readonly #config: ResolvedConfig;
  readonly #host: Host;
  readonly #findings: Finding[] = [];
  /** By name: the candidates that pass, the nearest last. */
  readonly #layers = new Map<string, { template: Template; vetted: Includes }[]>();

  constructor(config: ResolvedConfig, host: Host) {
    this.#config = config;
    this.#host = host;
  }

  folder(folder: string): void {
    let names: readonly string[];
    try {
      names = this.#host.list(folder).map((entry) => entry.name);
    } catch (error) {
      this.#unreadable('*', folder, error);
      return;
    }
    const seen = new Set<string>();
    for (const ending of endings) {
      for (const file of names) {
        const name = file.slice(0, -ending.length);
        if (!file.endsWith(ending) || name === '' || seen.has(name) || file.endsWith(`.md${ending}`))
          continue;
        seen.add(name);
        if (seen.size > mostTemplates) {
          this.#tooMany(name, `${folder}/${file}`);
          return;
        }
        this.file(name, `${folder}/${file}`, false);
      }
    }
  }

  #tooMany(name: string, path: string): void {
    const what = `it is not read, nor are those behind it: a folder has ${mostTemplates} templates at most`;
    const at = { file: fileName(path, this.#config), line: 1, column: 1 };
    this.#findings.push(finding('artifacts/template-large', at, { name, what }));
  }

  file(name: string, path: string, named: boolean): void {
    const file = fileName(path, this.#config);
    let text: string;
    try {
      text = this.#host.readText(path);
      const where = whereNoUtf8(path, text, this.#host);
      if (where !== null) {
        const { line, column } = where;
        const at = { file, line, column, endColumn: column + 1 };
        this.#findings.push(finding('artifacts/template-unreadable', at, { name, file, reason: 'encoding' }));
        return;
      }
    } catch (error) {
      if (named && error instanceof HostError && error.code === 'ENOENT') {
        const at = this.#config.origins[`/templates/partials/${name}`] ?? null;
        this.#findings.push(finding('artifacts/template-missing', at, { name, file }));
      } else this.#unreadable(name, path, error);
      return;
    }
    try {
      const template = { name, file, path, text: clean(text) };
      const layer = { template, vetted: vetTemplate(name, template.text) };
      this.#layers.set(name, [...(this.#layers.get(name) ?? []), layer]);
    } catch (error) {
      if (!(error instanceof TemplateFault)) throw error;
      append(
        this.#findings,
        faultFindings(error, () => file),
      );
    }
  }

  finish(): { templates: Templates; findings: Finding[] } {
    this.#settleIncludes();
    const byName = new Map<string, Template>();
    for (const name of [...this.#layers.keys()].sort()) {
      const top = this.#layers.get(name)?.at(-1);
      if (top) byName.set(name, top.template);
    }
    this.#reportUnused();
    const { record, backlog } = this.#config.output;
    const templates = {
      byName,
      record: record === null ? null : this.#standing(record),
      backlog: this.#hasNotes('backlog') ? this.#standing(backlog) : null,
    };
    return { templates, findings: this.#findings };
  }

  /** A template whose includes do not work out gives way to the one below it, until all do. */
  #settleIncludes(): void {
    for (;;) {
      const top = this.#top();
      try {
        vetIncludes(top, (name) => (this.#layers.get(name)?.length ?? 0) > 1);
        return;
      } catch (error) {
        if (!(error instanceof TemplateFault)) throw error;
        const layers = this.#layers.get(error.place.template) ?? [];
        const file = layers.at(-1)?.template.file ?? error.place.template;
        append(
          this.#findings,
          faultFindings(error, () => file),
        );
        if (layers.length > 1) layers.pop();
        else this.#layers.delete(error.place.template);
      }
    }
  }

  #top(): ReadonlyMap<string, Includes> {
    const top = new Map<string, Includes>();
    for (const [name, layers] of this.#layers) {
      const last = layers.at(-1);
      if (last) top.set(name, last.vetted);
    }
    return top;
  }

  #reportUnused(): void {
    const used = new Set(['backlog', 'record']);
    for (const vetted of this.#top().values()) for (const include of vetted.includes) used.add(include.name);
    const available = [...used].sort();
    const unused = (name: string, at: Span | null, file: string, named: boolean): void => {
      const near = closest(name, available);
      this.#findings.push(finding('artifacts/partial-unused', at, { name, file, named, near, available }));
    };
    const { partials } = this.#config.templates;
    for (const name of Object.keys(partials).sort()) {
      if (used.has(name)) continue;
      const at = this.#config.origins[`/templates/partials/${name}`] ?? null;
      unused(name, at, fileName(partials[name] ?? '', this.#config), true);
    }
    // One that comes with backlogic may lie idle: another that is replaced need not include it.
    const shipped = `${shippedTemplates(this.#config)}/`;
    for (const name of [...this.#layers.keys()].sort()) {
      const top = this.#layers.get(name)?.at(-1)?.template;
      if (!top || used.has(name) || name in partials || top.path.startsWith(shipped)) continue;
      unused(name, { file: top.file, line: 1, column: 1 }, top.file, false);
    }
  }

  /** Whether a page has a region of notes, itself or in what it includes. */
  #hasNotes(page: string): boolean {
    const reached = new Set([page]);
    for (const name of reached) {
      const top = this.#layers.get(name)?.at(-1);
      if (top && /\{\{~?\s*notes\s/.test(top.template.text)) return true;
      for (const include of top?.vetted.includes ?? []) reached.add(include.name);
    }
    return false;
  }

  /** A page as it stands. */
  #standing(page: string): string | null {
    try {
      return normalised(this.#host.readText(`${this.#config.root}/${page}`));
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      // What people wrote there would be lost in a page without it.
      if (error.code !== 'ENOENT' && error.code !== 'ENOTDIR')
        this.#findings.push(
          finding(
            'artifacts/notes-damaged',
            { file: page, line: 1, column: 1 },
            { path: page, problem: `it cannot be read: ${inWords(error.code)}` },
          ),
        );
      return null;
    }
  }

  #unreadable(name: string, path: string, error: unknown): void {
    if (!(error instanceof HostError)) throw error;
    const file = fileName(path, this.#config);
    this.#findings.push(finding('artifacts/template-unreadable', null, { name, file, reason: error.code }));
  }
}

/** What no page may hold, a template's own text does not bring in either; its places stay where they are. */
function clean(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
  const unprintable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]|\p{Cs}/gu;
  return normalised(text).replaceAll('\r', '\n').replace(unprintable, '\ufffd');
}
