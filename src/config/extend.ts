import { resolve } from 'node:path';
import { closest } from '../diagnostics/closest.ts';
import { finding } from '../diagnostics/finding.ts';
import { append } from '../model/append.ts';
import type { Finding } from '../model/finding.ts';
import type { Host } from '../model/host.ts';
import type { Span } from '../model/span.ts';
import type { Layer } from './layer.ts';
import { defaultPreset, presetLayer, presetNames } from './presets.ts';
import { readLayer } from './read.ts';
import { vetLayer } from './validate.ts';
import { listOf } from './values.ts';

/** Layers from the weakest to the strongest. */
export interface Layers {
  readonly layers: readonly Layer[];
  readonly findings: readonly Finding[];
}

/**
 * Everything that a configuration builds on, and itself as the last: `base`, then what `extends` names, in order, each
 * after what it extends itself. A layer that is named twice stands where it is named first. Without a file, the presets.
 */
export function extendLayers(file: string | null, safe: string | null, host: Host): Layers {
  const expansion = new Expansion(safe, host);
  expansion.preset('base', null, []);
  if (file === null) expansion.preset(defaultPreset, null, []);
  else expansion.file(file, null, [], true);
  return expansion;
}

/** The same for a configuration that is not written yet. */
export function extendLayer(layer: Layer, safe: string | null, host: Host): Layers {
  const expansion = new Expansion(safe, host);
  expansion.preset('base', null, []);
  expansion.own(layer);
  return expansion;
}

class Expansion implements Layers {
  readonly layers: Layer[] = [];
  readonly findings: Finding[] = [];
  readonly #done = new Set<string>();
  readonly #safe: string | null;
  readonly #host: Host;

  constructor(safe: string | null, host: Host) {
    this.#safe = safe;
    this.#host = host;
  }

  preset(name: string, namedAt: Span | null, chain: readonly string[]): void {
    if (this.#seen(`preset:${name}`, namedAt, chain)) return;
    const layer = presetLayer(name);
    if (layer) this.#add(layer, chain, false);
    else {
      const known = [...presetNames];
      this.findings.push(
        finding('config/unknown-preset', namedAt, { name, known, suggestion: closest(name, known) }),
      );
    }
  }

  file(path: string, namedAt: Span | null, chain: readonly string[], top: boolean): void {
    if (this.#seen(path, namedAt, chain)) return;
    const { layer, findings } = readLayer(path, namedAt, this.#safe, this.#host);
    append(this.findings, findings);
    if (layer) this.#add(layer, chain, top);
  }

  own(layer: Layer): void {
    this.#add(layer, [], true);
  }

  #seen(id: string, namedAt: Span | null, chain: readonly string[]): boolean {
    if (chain.includes(id)) {
      const cycle = [...chain.slice(chain.indexOf(id)), id];
      this.findings.push(finding('config/extends-cycle', namedAt, { cycle }));
      return true;
    }
    if (this.#done.has(id)) return true;
    this.#done.add(id);
    return false;
  }

  #add(read: Layer, chain: readonly string[], top: boolean): void {
    const { layer, findings } = vetLayer(read);
    append(this.findings, findings);
    const below = [...chain, layer.file];
    const named = layer.value.extends ?? (top ? defaultPreset : []);
    for (const [index, target] of listOf(named).entries()) {
      const at = layer.at(Array.isArray(named) ? ['extends', index] : ['extends']);
      if (/[\\/.]/.test(target)) this.file(resolve(layer.folder, target), at, below, false);
      else this.preset(target, at, below);
    }
    this.layers.push(layer);
  }
}
