import type { Vocabulary } from '../model/vocabulary.ts';
import { decisionDefinitions } from './vocabulary-decisions.ts';
import { factDefinitions } from './vocabulary-facts.ts';

/** Every fact and every decision that a rule can name. The rules' JSON Schema and their reference page come from here. */
export const vocabulary: Vocabulary = { facts: factDefinitions, decisions: decisionDefinitions };
