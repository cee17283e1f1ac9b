import type { JsonObject, JsonValue } from '../../src/model/json.ts';

/** Every regular expression that a configuration sets: those of the design, except its paths and columns, and `patterns`. */
export function patternsIn(config: JsonObject): string[] {
  const { path: _path, columns: _columns, ...parts } = (config.design ?? {}) as JsonObject;
  return [...Object.values(parts), ...Object.values((config.patterns ?? {}) as JsonObject)]
    .flatMap((value: JsonValue) => value)
    .filter((value) => typeof value === 'string');
}
