import type { Feature } from '../../src/model/sources.ts';
import { type Reading, readFiles, whole } from './reading.ts';

export function read(inventory: unknown): Reading & { features: readonly Feature[] } {
  const text = typeof inventory === 'string' ? inventory : JSON.stringify(inventory, null, 1);
  const reading = readFiles({ ...whole, 'inventory.json': text });
  return { ...reading, features: reading.sources.inventory.features };
}

/** An entry in which nothing is missing. */
export function entry(id: string, more: Record<string, unknown> = {}): Record<string, unknown> {
  return { id, description: `Does ${id}`, group: 'Flow', phase: 'mvp', ...more };
}
