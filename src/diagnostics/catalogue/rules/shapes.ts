import type { Entry } from '../../entry.ts';
import { asText, oneOf } from '../words.ts';

/** Findings about what a rule file, a rule, a row or a `then` is made of. */
export type RuleShapeFindings = {
  'rules/wrong-type': { what: string; expected: string; got: string };
  'rules/unknown-key': { key: string; where: string; suggestion: string | null; known: readonly string[] };
  'rules/missing-key': { key: string; where: string };
  'rules/unknown-decision': { name: string; suggestion: string | null; known: readonly string[] };
  'rules/unknown-value': {
    what: string;
    value: string;
    suggestion: string | null;
    allowed: readonly string[];
  };
  'rules/unknown-parameter': {
    parameter: string;
    decides: string;
    suggestion: string | null;
    known: readonly string[];
  };
  'rules/missing-parameter': { parameter: string; decides: string; meaning: string };
  'rules/parameter-type': { parameter: string; expected: string; got: string };
  'rules/outside-path': { parameter: string; path: string };
  'rules/empty-row': { readonly [key: string]: never };
  'rules/bad-example': { problem: string };
};

export const ruleShapeEntries: { readonly [C in keyof RuleShapeFindings]: Entry<RuleShapeFindings[C]> } = {
  'rules/wrong-type': {
    severity: 'error',
    title: 'Wrong type in a rule file',
    message: (data) => `${data.what} must be ${data.expected}, not ${data.got}`,
    hint: (data) => asText(data.expected, data.got, ' here'),
    why: 'A rule is used only when all of it is understood. The rule that holds this is left out; the rest of the file stands.',
  },
  'rules/unknown-key': {
    severity: 'error',
    title: 'Unknown key in a rule file',
    message: (data) => `${data.where} has no key \`${data.key}\``,
    hint: (data) => oneOf(data.suggestion, data.known),
    why: 'A misspelt key would be ignored, and the rule would mean something else than its author wrote.',
  },
  'rules/missing-key': {
    severity: 'error',
    title: 'Key missing in a rule file',
    message: (data) => `${data.where} needs \`${data.key}\``,
    hint: (data) => `Add \`${data.key}\`.`,
    why: 'Without it the rule cannot be decided, so it is left out.',
  },
  'rules/unknown-decision': {
    severity: 'error',
    title: 'Unknown kind of decision',
    message: (data) => `there is no decision \`${data.name}\``,
    hint: (data) => oneOf(data.suggestion, data.known),
    why: 'Each rule file answers one of a fixed set of questions; nothing would ever ask this one.',
  },
  'rules/unknown-value': {
    severity: 'error',
    title: 'Value that can never be',
    message: (data) => `\`${data.value}\` is no value of ${data.what}`,
    hint: (data) => oneOf(data.suggestion, data.allowed),
    why: 'The tool itself fixes these values. With any other, the rule could never fire, or would decide something that nothing understands.',
  },
  'rules/unknown-parameter': {
    severity: 'error',
    title: 'Unknown parameter of a decision',
    message: (data) => `a rule that decides ${data.decides} has no parameter \`${data.parameter}\``,
    hint: (data) => oneOf(data.suggestion, data.known),
    why: 'Nothing would read the parameter, so what the author meant by it would be lost.',
  },
  'rules/missing-parameter': {
    severity: 'error',
    title: 'Parameter of a decision missing',
    message: (data) => `a rule that decides ${data.decides} must say \`${data.parameter}\``,
    hint: (data) => `Add \`${data.parameter}\`: ${data.meaning}`,
    why: 'The decision has no value without it.',
  },
  'rules/parameter-type': {
    severity: 'error',
    title: 'Parameter of the wrong type',
    message: (data) => `\`${data.parameter}\` must be ${data.expected}, not ${data.got}`,
    hint: (data) => asText(data.expected, data.got, ", or `{ fact: name }` to take the subject's own"),
    why: 'Later stages rely on the type of what rules decide.',
  },
  'rules/outside-path': {
    severity: 'error',
    title: 'A rule names a path outside of the repository',
    message: (data) => `\`${data.parameter}\` names \`${data.path}\`, which is no path inside the repository`,
    hint: () =>
      'Write the path from the top of the repository, with `/`: `src/billing`. It need not be there yet.',
    why: 'Work is planned on ground of the repository alone. A surface, a hotspot, a home, a folder of tests or of a gate outside of it would be left out of the plan, or stand in it for people to look for.',
  },
  'rules/empty-row': {
    severity: 'error',
    title: 'Row that asks nothing',
    message: () => 'this row names no fact',
    hint: () => "Name a fact and its value. For a row that always applies write `'*'` as the value.",
    why: 'A row without a condition would apply to every subject. That is mostly a slip; when it is meant, it should be written.',
  },
  'rules/bad-example': {
    severity: 'error',
    title: 'Example that cannot be run',
    message: (data) => data.problem,
    hint: () => 'Write a subject id, or an object of facts that this kind of subject has.',
    why: "Examples are the rule's own tests. One that cannot be run tests nothing. The rule itself stands.",
  },
};
