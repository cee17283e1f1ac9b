import { createRequire } from 'node:module';
import { dirname, extname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { compileFunction } from 'node:vm';
import { transform } from 'sucrase';
import { whereNoUtf8 } from '../host/encoding.ts';
import { type Host, HostError } from '../model/host.ts';
import type { Span } from '../model/span.ts';
import { textLines, withoutMark } from '../syntax/lines.ts';
import { defineConfig } from './define.ts';

/** What a script exported, or why it did not. */
export type Script =
  | { readonly exported: unknown }
  | {
      readonly failure: 'syntax' | 'throws' | 'unreadable';
      readonly message: string;
      readonly at: Span;
    };

/**
 * Runs a configuration script (TypeScript or JavaScript, ES module or CommonJS) at once and in this process, without a
 * temporary file. Types are taken off and imports become `require`, line by line, so that lines in a stack trace are the
 * source's. Relative imports run the same way and are read through the host; `backlogic` is this very package, whichever is
 * installed; everything else is found as Node would find it from the script's folder.
 */
export function loadScript(file: string, text: string, host: Host): Script {
  const running = new ScriptRun(host);
  try {
    const exported = running.run(file, text);
    const record = exported as { readonly __esModule?: boolean; readonly default?: unknown };
    return { exported: isModule(record) ? record.default : exported };
  } catch (error) {
    return running.explain(error, file);
  }
}

function isModule(exported: { readonly __esModule?: boolean } | null | undefined): boolean {
  return typeof exported === 'object' && exported !== null && exported.__esModule === true;
}

/** A failure with its place, thrown through the scripts that required the broken one. */
class ScriptError extends Error {
  readonly failure: 'syntax' | 'unreadable';
  readonly at: Span;

  constructor(failure: 'syntax' | 'unreadable', message: string, at: Span) {
    super(message);
    this.failure = failure;
    this.at = at;
  }
}

class ScriptRun {
  readonly #host: Host;
  /** By absolute path; an entry is there before its script ends, so a cycle sees what is exported so far, as in Node. */
  readonly #modules = new Map<string, { exports: unknown }>();
  readonly #sources = new Map<string, string>();

  constructor(host: Host) {
    this.#host = host;
  }

  run(file: string, source: string): unknown {
    const text = withoutMark(source);
    this.#sources.set(file, text);
    const module: { exports: unknown } = { exports: {} };
    this.#modules.set(file, module);
    const require = this.#requireOf(file);
    const meta = { url: pathToFileURL(file).href, filename: file, dirname: dirname(file) };
    const names = ['exports', 'require', 'module', '__filename', '__dirname', metaName];
    const script = this.#compile(file, text, names);
    script(module.exports, require, module, file, dirname(file), meta);
    return module.exports;
  }

  #compile(file: string, text: string, names: readonly string[]): (...values: unknown[]) => void {
    const code = transpile(file, text);
    try {
      return compileFunction(code, names, { filename: file }) as (...values: unknown[]) => void;
    } catch (error) {
      const message = (error as Error).message;
      const line = Number(/:(\d+)$/m.exec((error as Error).stack?.split('\n')[0] ?? '')?.[1] ?? 1);
      const why = /^await is only valid/.test(message)
        ? '`await` at the top level is not possible here: the configuration is read at once'
        : message;
      throw new ScriptError('syntax', why, lineSpan(file, text, line, null));
    }
  }

  #requireOf(file: string): (wanted: string) => unknown {
    const native = createRequire(file);
    return (wanted) => {
      if (wanted === 'backlogic') return { __esModule: true, defineConfig };
      if (!/^\.{0,2}\//.test(wanted)) return native(wanted);
      const path = this.#resolve(resolve(dirname(file), wanted));
      if (path === null) {
        throw new Error(`Cannot find module ${JSON.stringify(wanted)}`);
      }
      if (extname(path) === '.node') return native(path);
      const loaded = this.#modules.get(path);
      if (loaded) return loaded.exports;
      const text = this.#read(path);
      if (extname(path) !== '.json') return this.run(path, text);
      try {
        return JSON.parse(withoutMark(text));
      } catch (error) {
        throw new ScriptError('syntax', (error as Error).message, { file: path, line: 1, column: 1 });
      }
    };
  }

  #read(path: string): string {
    try {
      const text = this.#host.readText(path);
      const where = whereNoUtf8(path, text, this.#host);
      if (where === null) return text;
      throw new ScriptError('unreadable', 'encoding', { file: path, line: where.line, column: where.column });
    } catch (error) {
      if (!(error instanceof HostError)) throw error;
      throw new ScriptError('unreadable', error.code, { file: path, line: 1, column: 1 });
    }
  }

  /** As TypeScript projects write it: with or without extension, `./a.js` for `./a.ts`, a folder for its index. */
  #resolve(path: string): string | null {
    const extensions = ['.ts', '.mts', '.cts', '.js', '.mjs', '.cjs', '.json'];
    const typed = /\.([mc]?)js$/.test(path) ? [path.replace(/\.([mc]?)js$/, '.$1ts')] : [];
    const candidates = [
      path,
      ...typed,
      ...extensions.map((extension) => path + extension),
      ...extensions.map((extension) => join(path, `index${extension}`)),
    ];
    return candidates.find((candidate) => this.#host.stat(candidate)?.kind === 'file') ?? null;
  }

  /** The place of a thrown error: the topmost frame in one of the scripts that ran. */
  explain(error: unknown, file: string): Script {
    if (error instanceof ScriptError) return { failure: error.failure, message: error.message, at: error.at };
    const message = error instanceof Error ? error.message : `it threw ${String(error)}`;
    const stack = error instanceof Error ? (error.stack ?? '') : '';
    for (const [, path = '', line, column] of stack.matchAll(
      /(?:\(|at )(?:file:\/\/)?([^()\n]+?):(\d+):(\d+)\)?$/gm,
    )) {
      const text = this.#sources.get(path);
      if (text === undefined) continue;
      return { failure: 'throws', message, at: lineSpan(path, text, Number(line), Number(column)) };
    }
    const known = this.#sources.get(file) ?? '';
    return { failure: 'throws', message, at: lineSpan(file, known, 1, 1) };
  }
}

const metaName = '__importMeta';

function transpile(file: string, text: string): string {
  try {
    const { code } = transform(text, {
      transforms: ['typescript', 'imports'],
      filePath: file,
      disableESTransforms: true,
      production: true,
    });
    return code.replace(/\bimport\.meta\b/g, metaName);
  } catch (error) {
    const { loc, message } = error as { loc?: { line: number; column: number }; message: string };
    const why = message.replace(/^Error transforming [^\n]*?: /, '').replace(/ \(\d+:\d+\)$/, '');
    throw new ScriptError('syntax', why, lineSpan(file, text, loc?.line ?? 1, loc?.column ?? null));
  }
}

/**
 * A place in a script. Transpiling keeps lines; the column is kept where the line was not changed before it, so it is
 * only taken when it lies within the line, else the line's first character.
 */
function lineSpan(file: string, text: string, line: number, column: number | null): Span {
  const content = textLines(text)[line - 1] ?? '';
  const first = content.search(/\S/) + 1 || 1;
  const within = column !== null && column >= first && column <= content.length;
  return { file, line, column: within ? column : first };
}
