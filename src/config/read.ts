import { basename, dirname, extname } from 'node:path';
import { finding } from '../diagnostics/finding.ts';
import { whereNoUtf8 } from '../host/encoding.ts';
import type { Finding } from '../model/finding.ts';
import { type Host, HostError } from '../model/host.ts';
import { isJsonObject, type JsonObject, kindOf } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import { causesOf } from '../syntax/conflicts.ts';
import { lastCounts } from '../syntax/duplicate.ts';
import { parseJson } from '../syntax/json.ts';
import type { Located, Pointer } from '../syntax/located.ts';
import { parseYaml } from '../syntax/yaml.ts';
import { maxBytes, packageProperty } from './find.ts';
import { dotted, type Layer } from './layer.ts';
import { loadScript } from './load-script.ts';
import { plainData, without } from './plain.ts';
import { scriptPlaces } from './script-places.ts';

/** A layer, or null when nothing could be read; the findings say why. */
export interface ReadLayer {
  readonly layer: Layer | null;
  readonly findings: readonly Finding[];
}

/**
 * Reads one configuration file by its extension. `namedAt` is where it was named, when it was; `safe`, unless null, is why a
 * script is refused.
 */
export function readLayer(file: string, namedAt: Span | null, safe: string | null, host: Host): ReadLayer {
  const top: Span = { file, line: 1, column: 1 };
  let text: string;
  try {
    const stat = host.stat(file);
    if (stat === null) return failed([finding('config/not-found', namedAt, { file })]);
    const no =
      stat.kind === 'directory'
        ? 'folder'
        : stat.kind === 'other'
          ? 'special'
          : stat.size > maxBytes
            ? 'large'
            : null;
    if (no !== null) return failed([finding('config/unreadable', namedAt ?? top, { file, reason: no })]);
    text = host.readText(file);
    const where = whereNoUtf8(file, text, host);
    if (where !== null) {
      const { line, column } = where;
      const at = { file, line, column, endColumn: column + 1 };
      return failed([finding('config/unreadable', at, { file, reason: 'encoding' })]);
    }
  } catch (error) {
    if (!(error instanceof HostError)) throw error;
    return failed([finding('config/unreadable', namedAt ?? top, { file, reason: error.code })]);
  }
  switch (extname(file)) {
    case '.json':
      return data(file, text, parseJson(text, file, { comments: true }));
    case '.yaml':
    case '.yml':
      return data(file, text, parseYaml(text, file));
    case '.ts':
    case '.mts':
    case '.cts':
    case '.js':
    case '.mjs':
    case '.cjs':
      if (safe !== null) return failed([finding('config/unsafe-script', namedAt ?? top, { file, safe })]);
      return script(file, text, host);
    default:
      return failed([finding('config/unknown-format', namedAt ?? top, { file, extension: extname(file) })]);
  }
}

function failed(findings: readonly Finding[]): ReadLayer {
  return { layer: null, findings };
}

function data(file: string, text: string, located: Located): ReadLayer {
  const prefix: Pointer = basename(file) === 'package.json' ? [packageProperty] : [];
  const problems = causesOf(located.problems, text, file).map((problem) =>
    finding(
      'config/syntax',
      problem.at,
      { message: problem.message.replace(lastCounts, '') },
      { related: problem.related ?? [] },
    ),
  );
  if (problems.length > 0) return failed(problems);
  const held =
    prefix.length === 0 ? located.value : isJsonObject(located.value) ? located.value[packageProperty] : null;
  // An empty YAML document says nothing, which is a configuration.
  const value = held ?? (extname(file) === '.json' ? null : {});
  if (!isJsonObject(value)) {
    return failed([finding('config/not-an-object', located.at(prefix), { got: kindOf(value) })]);
  }
  return {
    layer: {
      file,
      folder: dirname(file),
      value,
      at: (pointer) => located.at([...prefix, ...pointer]),
      keyAt: (pointer) => located.keyAt([...prefix, ...pointer]),
    },
    findings: [],
  };
}

function script(file: string, text: string, host: Host): ReadLayer {
  const ran = loadScript(file, text, host);
  if ('failure' in ran) {
    if (ran.failure === 'unreadable') {
      return failed([finding('config/unreadable', ran.at, { file: ran.at.file, reason: ran.message })]);
    }
    const code = ran.failure === 'syntax' ? 'config/syntax' : 'config/throws';
    const problem = { message: ran.message, at: ran.at, kind: ran.failure };
    const causes = code === 'config/syntax' ? causesOf([problem], text, file) : [problem];
    return failed(causes.map(({ message, at }) => finding(code, at, { message })));
  }
  const places = scriptPlaces(text, file);
  const { exported } = ran;
  if (
    typeof exported !== 'object' ||
    exported === null ||
    Array.isArray(exported) ||
    exported instanceof Promise
  ) {
    return failed([finding('config/not-an-object', places.at([]), { got: kindOf(exported) })]);
  }
  const { value, impurities } = plainData(exported);
  if (!isJsonObject(value)) {
    const got = impurities[0]?.got ?? kindOf(value);
    return failed([finding('config/not-an-object', places.at([]), { got })]);
  }
  if (Object.keys(value).length === 0 && !/\b(?:export|exports)\b/.test(text)) {
    return failed([finding('config/not-an-object', places.at([]), { got: 'nothing' })]);
  }
  const findings = impurities.map(({ pointer, got }) =>
    finding('config/not-data', places.at(pointer), { key: dotted(pointer), got }),
  );
  return { layer: scriptLayer(file, pruned(value, impurities), places), findings };
}

function pruned(value: JsonObject, impurities: readonly { readonly pointer: Pointer }[]): JsonObject {
  return impurities.length === 0
    ? value
    : without(
        value,
        impurities.map(({ pointer }) => pointer),
      );
}

function scriptLayer(file: string, value: JsonObject, places: Pick<Layer, 'at' | 'keyAt'>): Layer {
  return { file, folder: dirname(file), value, at: places.at, keyAt: places.keyAt };
}
