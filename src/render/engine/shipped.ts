import { shipped } from '../generated/templates.js';
import type { VettedTemplate } from './vet.ts';

/** A template of the package, as the build has vetted and compiled it. */
export interface ShippedTemplate extends Pick<VettedTemplate, 'name' | 'includes'> {
  readonly text: string;
  readonly spec: TemplateSpecification;
}

/** The package's own template of that name with exactly that text, or null: a changed one is compiled when it is used. */
export function shippedTemplate(name: string, text: string): ShippedTemplate | null {
  return shipped.find((own) => own.name === name && own.text === text) ?? null;
}
