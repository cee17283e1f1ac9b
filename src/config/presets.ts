import { isJsonObject } from '../model/json.ts';
import { presetMark } from '../model/preset.ts';
import { parseJson } from '../syntax/json.ts';
import { presetTexts } from './generated/presets.js';
import type { Layer } from './layer.ts';
import { packageDirectory } from './package.ts';

/** Names of the presets that come with the package. */
export const presetNames: readonly string[] = Object.keys(presetTexts);

/** What a configuration without `extends`, and no configuration at all, builds on. */
export const defaultPreset = 'base';

/** A preset as a layer, its values placed in `preset:NAME`; null when there is none of that name. */
export function presetLayer(name: string): Layer | null {
  const text = Object.hasOwn(presetTexts, name) ? presetTexts[name] : undefined;
  if (text === undefined) return null;
  const file = `${presetMark}${name}`;
  const located = parseJson(text, file);
  if (located.problems.length > 0 || !isJsonObject(located.value))
    throw new Error(`backlogic: ${file} is broken`);
  const { value } = located;
  return { file, folder: packageDirectory(), value, at: located.at, keyAt: located.keyAt };
}
