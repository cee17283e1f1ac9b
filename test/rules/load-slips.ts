import { type Case, deciding, more, row, when } from './load-case.ts';

/** A key that is missing because it is misspelt: one slip, one finding. */
export const slips: readonly Case[] = [
  ['a condition whose fact is misspelt', when('{ fakt: group, operator: equal, value: G }')],
  ['a condition whose operator is misspelt', when('{ fact: group, operater: equal, value: G }')],
  ['a condition whose value is misspelt', when('{ fact: group, operator: equal, valu: G }')],
  ['a condition with two slips', when('{ fakt: group, operater: equal, value: G }')],
  ['a condition whose `all` is misspelt', when('{ al: [{ fact: group, operator: equal, value: G }] }')],
  ['a condition that names no fact', when('{ operator: equal, value: G }')],
  ['a condition of a key that resembles none', when('{ zebra: 1 }')],
  ['a condition of its name alone', when('{ name: x }')],
  ['a rule whose `when` is misspelt', deciding('{ flag: f, severity: low }').replace('when:', 'wen:')],
  ['a rule whose `then` is misspelt', deciding('{ flag: f, severity: low }').replace('then:', 'than:')],
  ['a misspelt parameter that is needed', deciding('{ flg: f, severity: low }')],
  ['a misspelt parameter of a row, and one that is missing', row('group: G, aria: X')],
  ['a file whose `decides` is misspelt', 'decide: risk\nrules: []'],
  ['a file whose `rules` is misspelt', 'decides: risk\nrulez: []'],
  ['an allowance whose code is misspelt', more('allow: [{ cod: rules/masked, reason: so be it }]')],
  ['a text that is blank, since it is empty', deciding("{ flag: '', severity: low }")],
  [
    'a native rule whose event is misspelt',
    {
      'rules/a.json':
        '[{ "conditions": { "all": [] }, "event": { "type": "risk", "params": { "flag": "f", "severity": "low" } } }, { "conditions": { "all": [] }, "evnt": {} }]',
    },
  ],
];
