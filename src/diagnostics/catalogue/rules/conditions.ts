import { chainText } from '../../../model/chain-text.ts';
import type { Entry } from '../../entry.ts';
import { asText, oneOf } from '../words.ts';

/** Findings about conditions: what is asked, of which fact, by which operator. */
export type RuleConditionFindings = {
  'rules/unknown-fact': {
    fact: string;
    subject: string;
    suggestion: string | null;
    known: readonly string[];
  };
  'rules/unknown-operator': { operator: string; suggestion: string | null; known: readonly string[] };
  'rules/operator-type': {
    operator: string;
    fact: string;
    type: string;
    accepts: readonly string[];
    instead: string | null;
  };
  'rules/value-type': { operator: string; expected: string; got: string; instead: string | null };
  'rules/value-fact': { operator: string; fact: string; problem: string };
  'rules/bad-path': { path: string; reason: string };
  'rules/bad-regex': { pattern: string; reason: string };
  'rules/unsafe-regex': { pattern: string; reason: string };
  'rules/long-pattern': { characters: number; limit: number };
  'rules/empty-any': { readonly [key: string]: never };
  'rules/ambiguous-condition': { keys: readonly string[] };
  'rules/unknown-condition': { name: string; suggestion: string | null; known: readonly string[] };
  'rules/circular-condition': { chain: readonly string[] };
  'rules/broken-condition': { rule: string; condition: string };
  'rules/unused-params': { fact: string };
};

export const ruleConditionEntries: {
  readonly [C in keyof RuleConditionFindings]: Entry<RuleConditionFindings[C]>;
} = {
  'rules/unknown-fact': {
    severity: 'error',
    title: 'Unknown fact',
    message: (data) => `a ${data.subject} has no fact \`${data.fact}\``,
    hint: (data) => oneOf(data.suggestion, data.known),
    why: 'A fact that does not exist is never equal to anything, so `notEqual`, `notIn` and `not` would be true of every subject, and the rest of nothing.',
  },
  'rules/unknown-operator': {
    severity: 'error',
    title: 'Unknown operator',
    message: (data) => `there is no operator \`${data.operator}\``,
    hint: (data) => oneOf(data.suggestion, data.known),
    why: 'json-rules-engine would notice this only when a subject reaches the condition. Here it is found before anything runs.',
  },
  'rules/operator-type': {
    severity: 'error',
    title: 'Operator does not fit the fact',
    message: (data) =>
      `\`${data.operator}\` cannot ask \`${data.fact}\`, which is a ${data.type}; it asks ${data.accepts.join(' or ')}`,
    hint: (data) =>
      data.instead === null ? 'Use an operator that fits, or another fact.' : `Use \`${data.instead}\`.`,
    why: 'Such a condition has the same answer for every subject, whatever the author meant.',
  },
  'rules/value-type': {
    severity: 'error',
    title: 'Value does not fit the operator',
    message: (data) => `\`${data.operator}\` compares with ${data.expected}, not ${data.got}`,
    hint: (data) =>
      data.instead === null
        ? asText(data.expected, data.got)
        : `Write ${data.expected}, or use \`${data.instead}\`.`,
    why: 'A value of another type never compares as meant: `in` on a text would look for a part of it, `equal` on a list is never true, `5` is not `"5"`.',
  },
  'rules/value-fact': {
    severity: 'error',
    title: 'Fact cannot stand as the value',
    message: (data) => `\`${data.operator}\` cannot compare with the fact \`${data.fact}\`: ${data.problem}`,
    hint: () => 'Name a fact of the right type, or write the value.',
    why: 'Patterns are vetted when the rules are loaded. One that comes out of the input cannot be.',
  },
  'rules/bad-path': {
    severity: 'error',
    title: 'Path that leads nowhere',
    message: (data) => `the path \`${data.path}\` cannot be followed: ${data.reason}`,
    hint: () =>
      'Write a dotted path without `$`, such as `0` for the first element or `length`, or leave `path` out.',
    why: 'json-rules-engine reads paths as JSONPath, which can run code that stands in a rule file, and which ignores a path into a plain value. Only dotted paths into lists are read here.',
  },
  'rules/bad-regex': {
    severity: 'error',
    title: 'Pattern is not valid',
    message: (data) => `the pattern \`${data.pattern}\` is not valid: ${data.reason}`,
    hint: () => 'Correct the pattern. In YAML, single quotes keep backslashes as they are.',
    why: 'Patterns are JavaScript regular expressions; `(?i)` at the start makes one ignore case.',
  },
  'rules/unsafe-regex': {
    severity: 'error',
    title: 'Pattern that can blow up',
    message: (data) => `the pattern \`${data.pattern}\` can take too long: ${data.reason}`,
    hint: () =>
      'Remove the repetition within a repetition, bound gaps (`.{0,80}`), or ask for the parts with several `matches` under `all`.',
    why: 'A backtracking matcher can need longer than anyone waits on a text that almost matches. Only patterns that are proven to be fast run on the input.',
  },
  'rules/long-pattern': {
    severity: 'error',
    title: 'Pattern too long',
    message: (data) => `the pattern has ${data.characters} characters; a pattern may have ${data.limit}`,
    hint: () => 'Write several patterns, as a list under `matchesAny` or as conditions under `any`.',
    why: 'Every pattern is proven to be fast before it runs, and that takes longer the longer it is. Nobody can read such a pattern either.',
  },
  'rules/empty-any': {
    severity: 'error',
    title: 'Empty `any`',
    message: () => '`any` of nothing',
    hint: () => 'Add a condition. For a rule that always fires write `all: []`.',
    why: 'By logic none of nothing is true; json-rules-engine says the opposite and fires the rule. Since a reader may expect either, it is refused.',
  },
  'rules/ambiguous-condition': {
    severity: 'error',
    title: 'Condition that says two things',
    message: (data) =>
      `this condition has ${data.keys.map((key) => `\`${key}\``).join(' and ')}; only one of them would be asked`,
    hint: () => 'Nest one in the other: `all: [ … , { any: [ … ] } ]`.',
    why: 'json-rules-engine takes `any` and ignores `all` beside it, without a word.',
  },
  'rules/unknown-condition': {
    severity: 'error',
    title: 'Unknown shared condition',
    message: (data) => `there is no shared condition \`${data.name}\``,
    hint: (data) =>
      data.known.length === 0
        ? 'Define it under `conditions:` in any rule file.'
        : oneOf(data.suggestion, data.known),
    why: 'json-rules-engine would notice this only when a subject reaches the reference.',
  },
  'rules/circular-condition': {
    severity: 'error',
    title: 'Conditions that name each other in a circle',
    message: (data) => `the conditions refer to each other in a circle: ${chainText(data.chain)}`,
    hint: () => 'Break the circle at one of them.',
    why: 'Such a condition has no answer; evaluating it never ends.',
  },
  'rules/broken-condition': {
    severity: 'error',
    title: 'Rule left out because of its condition',
    message: (data) => `\`${data.rule}\` is left out: the shared condition \`${data.condition}\` has errors`,
    hint: () => 'Correct the shared condition; its own finding says where.',
    why: 'A rule is asked only when all that it refers to is understood.',
  },
  'rules/unused-params': {
    severity: 'info',
    title: '`params` has no effect',
    message: (data) => `the fact \`${data.fact}\` takes no parameters`,
    hint: () => 'Remove `params`.',
    why: 'In json-rules-engine `params` go to computed facts. Every fact here is a plain value that was read before any rule runs.',
  },
};
