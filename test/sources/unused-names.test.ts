import { describe, expect, it } from 'vitest';
import type { InventoryConfig } from '../../src/model/config.ts';
import { config, type Reading, readFiles, whole } from './reading.ts';

const at = { file: 'backlog.config.json', line: 7, column: 3 };

/** Reads with names for fields; those that are somebody's own are said where they stand. */
function reading(fields: Partial<InventoryConfig['fields']>, own = Object.keys(fields)): Reading {
  const origins = Object.fromEntries(
    Object.keys(fields).map((field) => [
      `/inventory/fields/${field}`,
      own.includes(field) ? at : { ...at, file: 'preset:base' },
    ]),
  );
  const text =
    '[{"id": "F-1", "title": "a", "group": "b", "needs": [], "Owned By": "x", "risk": {"level": "y"}}]';
  return readFiles(
    { ...whole, 'inventory.json': text },
    { inventory: { ...config.inventory, fields: { ...config.inventory.fields, ...fields } }, origins },
  );
}

const said = ({ findings, hints }: Reading): readonly (readonly [string, string | undefined])[] =>
  findings.flatMap((one, index) => (one.includes('unused-name') ? [[one, hints[index]] as const] : []));

describe('names that a configuration gives a field', () => {
  it('are said where no entry has one of them, with keys that are near or not read', () => {
    expect(said(reading({ dependencies: ['requires_first', 'need'] }))).toEqual([
      [
        'warning inventory/unused-name backlog.config.json:7:3 no entry of the inventory has `requires_first`, `need`, which the configuration names for its dependencies',
        'Did you mean `needs`? Correct the name, or take `inventory.fields.dependencies` out, so that the usual names count again. Keys that no field reads: `needs`, `Owned By`.',
      ],
    ]);
  });

  it('are not said where an entry has one, however it is spelt, nor where a preset gives them', () => {
    const fields = { owner: ['nobody', 'owned_by'], risk: ['risk.level'], phase: ['nowhere'] };
    expect(said(reading(fields, ['owner', 'risk']))).toEqual([]);
    expect(said(reading({ risk: ['risk.rank'] })).length).toBe(1);
    expect(said(reading({ tests: [] }))).toEqual([]);
  });
});
