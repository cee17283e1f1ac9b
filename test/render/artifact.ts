import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { JsonObject } from '../../src/model/json.ts';
import { render } from '../../src/render/render.ts';
import { checkout } from '../support/cli.ts';
import { sampleInput } from './sample.ts';
import { shippedTemplates } from './shipped.ts';

export const kinds = ['spec_map', 'guide_recon', 'decisions', 'plan'] as const;

export function schema(kind: string): object {
  return JSON.parse(readFileSync(join(checkout, 'schemas', `${kind}.schema.json`), 'utf8')) as object;
}

export function artifact(kind: string, input = sampleInput()): JsonObject {
  const { artifacts, findings } = render(input, shippedTemplates());
  expect(findings).toEqual([]);
  const found = artifacts.find(({ path }) => path === `.backlogic/${kind}.json`);
  return JSON.parse(found?.text ?? 'null') as JsonObject;
}
