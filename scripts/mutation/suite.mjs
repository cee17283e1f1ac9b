// As much of the language of tests as those of a room speak: `describe`, `it`, `test`, their `each`, and `expect` as vitest has it.
import { readFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { format } from 'node:util';
import {
  ASYMMETRIC_MATCHERS_OBJECT,
  customMatchers,
  GLOBAL_EXPECT,
  getState,
  JestAsymmetricMatchers,
  JestChaiExpect,
  JestExtend,
  setState,
} from '@vitest/expect';
import * as chai from 'chai';

chai.use(JestExtend);
chai.use(JestChaiExpect);
chai.use(JestAsymmetricMatchers);

/** As vitest's own; a snapshot is read from the file that has it and never written. */
const expect = (value, message) => chai.expect(value, message);
Object.assign(expect, chai.expect);
Object.assign(expect, globalThis[ASYMMETRIC_MATCHERS_OBJECT]);
globalThis[GLOBAL_EXPECT] = expect;
setState(
  { assertionCalls: 0, isExpectingAssertions: false, expectedAssertionsNumber: null, ...getState(expect) },
  expect,
);
chai.expect.extend(expect, customMatchers);
chai.expect.extend(expect, {
  toMatchFileSnapshot(actual, file) {
    const pass = readFileSync(resolve(dirname(collecting.current), file), 'utf8') === actual;
    return { pass, message: () => `it is not what ${file} holds` };
  },
  // Where it is written, the text is indented as the code around it.
  toMatchInlineSnapshot() {
    return { pass: true, message: () => '' };
  },
});

const collecting = { tests: [], names: [], file: '', current: '' };

/** The tests that `load` defines, in order: `{ id, file, run }`; `id` is the file and the titles on the way. */
export function testsOf(file, load) {
  Object.assign(collecting, { tests: [], names: [], file });
  load();
  return collecting.tests;
}

function suite(name, ...rest) {
  collecting.names.push(name);
  bodyOf(rest)();
  collecting.names.pop();
}

function test(name, ...rest) {
  const { file, tests, names } = collecting;
  const body = bodyOf(rest);
  const title = [...names, name].join(' > ');
  // Two of one name are two all the same.
  const again = tests.filter((one) => one.title === title).length;
  const run = () => {
    collecting.current = file;
    return body();
  };
  tests.push({ id: `${file}#${title}${again === 0 ? '' : ` (${again + 1})`}`, title, file, run });
}

/** Options may stand before or after the body. */
const bodyOf = (rest) => rest.find((one) => typeof one === 'function');

function withEach(define) {
  const each =
    (cases) =>
    (name, ...rest) => {
      for (const one of cases) {
        const args = Array.isArray(one) ? one : [one];
        define(titled(name, args), () => bodyOf(rest)(...args));
      }
    };
  return Object.assign(define, { each });
}

/** `%s` and its like filled in as far as there are any. */
function titled(name, args) {
  const places = name.match(/%[sdijoOf]/g)?.length ?? 0;
  return format(name, ...args.slice(0, places));
}

const it = withEach(test);

/** What a test imports from vitest. */
export const api = { describe: withEach(suite), it, test: it, expect };
