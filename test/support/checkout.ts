import { resolve } from 'node:path';

/** The checkout that is tested. */
export const checkout: string = resolve(import.meta.dirname, '../..');
