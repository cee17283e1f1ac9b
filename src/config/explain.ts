import type { ResolvedConfig } from '../model/config.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';
import type { Span } from '../model/span.ts';
import type { Pointer } from '../syntax/located.ts';
import { jsonPointer } from './layer.ts';

/** One value of the configuration. A list is one value; a gate is one value a key. */
export interface ExplainedValue {
  /** JSON pointer, such as `/output/plan` or `/gates/0/command`. */
  readonly pointer: string;
  readonly value: JsonValue;
  /** What set it; null when nobody did and it follows from where the files are, or is a gate's default. */
  readonly origin: Span | null;
}

/** Every value of a configuration with what set it, sorted by pointer. */
export function explainConfig(config: ResolvedConfig): readonly ExplainedValue[] {
  const { origins, ...values } = config;
  const explained: ExplainedValue[] = [];
  const visit = (value: unknown, pointer: Pointer): void => {
    if (isJsonObject(value)) {
      for (const [key, member] of Object.entries(value)) visit(member, [...pointer, key]);
    } else if (Array.isArray(value) && value.some(isJsonObject)) {
      for (const [index, member] of value.entries()) visit(member, [...pointer, index]);
    } else {
      const text = jsonPointer(pointer);
      explained.push({ pointer: text, value: value as JsonValue, origin: origins[text] ?? null });
    }
  };
  visit(values, []);
  return explained.sort((a, b) => (a.pointer < b.pointer ? -1 : 1));
}
