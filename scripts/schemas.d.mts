/** A JSON Schema, as far as anyone looks into it. */
export interface Schema {
  readonly properties?: { readonly [key: string]: Schema };
  readonly items?: Schema;
  readonly description?: string;
  readonly default?: unknown;
  readonly additionalProperties?: unknown;
  readonly examples?: readonly unknown[];
}

export function configSchema(): Promise<Schema>;
export function validatorCode(schema: object): Promise<string>;
export function configurationPage(page: string, schema: Schema): string;
export function presetTexts(): { readonly [name: string]: string };
export function writeCode(): Promise<void>;
