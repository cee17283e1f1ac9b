import { describe, expect, it } from 'vitest';
import { cleanOutput } from '../../src/health/clean.ts';
import { type Read, readOutput } from '../../src/health/parsers.ts';

const read = (...lines: readonly string[]): Read => readOutput('auto', cleanOutput(`${lines.join('\n')}\n`));

/** Forms that the recorded tools do not have, written after their documentation and sources. */
describe('other versions and settings print', () => {
  it('go 1.24 -json: what the compiler says as events of the build', () => {
    const name = 'example.com/band/wires [example.com/band/wires.test]';
    const event = (parts: object): string => JSON.stringify(parts);
    const found = read(
      event({ ImportPath: name, Action: 'build-output', Output: `# ${name}\n` }),
      event({ ImportPath: name, Action: 'build-output', Output: 'wires/wires.go:4:33: undefined: cable\n' }),
      event({ ImportPath: name, Action: 'build-fail' }),
      event({ Action: 'start', Package: 'example.com/band/wires' }),
      event({
        Action: 'output',
        Package: 'example.com/band/wires',
        Output: 'FAIL\texample.com/band/wires [build failed]\n',
      }),
      event({ Action: 'fail', Package: 'example.com/band/wires', Elapsed: 0, FailedBuild: name }),
    );
    expect(found).toMatchObject({ parser: 'go', passed: 0, failed: 1, skipped: 0 });
    expect(found.failures).toMatchObject([
      { unit: 'example.com/band/wires', test: null, file: 'wires/wires.go', line: 4 },
    ]);
  });

  it('go -json: packages whose lines come mixed', () => {
    const line = (name: string, Output: string): string =>
      JSON.stringify({ Action: 'output', Package: name, Output });
    const found = read(
      line('m/a', '=== RUN   TestA\n'),
      line('m/b', '=== RUN   TestB\n'),
      line('m/a', '    a_test.go:3: of a\n'),
      line('m/b', '    b_test.go:4: of b\n'),
      line('m/b', '--- FAIL: TestB (0.00s)\n'),
      line('m/a', '--- FAIL: TestA (0.00s)\n'),
      line('m/a', 'FAIL\tm/a\t0.1s\n'),
      line('m/b', 'FAIL\tm/b\t0.1s\n'),
    );
    expect(found.failures).toMatchObject([
      { unit: 'm/a', test: 'TestA', file: 'a_test.go', line: 3, message: ['a_test.go:3: of a'] },
      { unit: 'm/b', test: 'TestB', file: 'b_test.go', line: 4, message: ['b_test.go:4: of b'] },
    ]);
  });

  it('go -cover: cached packages, and one without tests', () => {
    const found = read(
      'ok  \tm/a\t(cached)\tcoverage: 80.0% of statements',
      '\tm/b\t\tcoverage: 0.0% of statements',
      'ok  \tm/c\t0.1s\tcoverage: [no statements] [no tests to run]',
    );
    expect(found).toMatchObject({ passed: 2, failed: 0, skipped: 1 });
  });

  it('cargo before Rust 1.73: the message and the place of a panic on one line', () => {
    const found = read(
      '     Running unittests src/lib.rs (target/debug/deps/band-0)',
      '---- tests::pitch stdout ----',
      "thread 'tests::pitch' panicked at 'b is off, again', src/lib.rs:29:9",
      '',
      'failures:',
      '    tests::pitch',
      '',
      'test result: FAILED. 0 passed; 1 failed; 0 ignored; 0 measured; 0 filtered out; finished in 0.00s',
    );
    expect(found.failures).toMatchObject([
      { unit: 'src/lib.rs', test: 'tests::pitch', file: 'src/lib.rs', line: 29 },
    ]);
  });

  it('node 18 spec: a suite named again where it ends, and no place before the name', () => {
    const found = read(
      '▶ tuner',
      '  ✖ goes flat (2.6ms)',
      '▶ tuner (4.5ms)',
      '',
      'ℹ pass 0',
      'ℹ fail 1',
      '',
      '✖ failing tests:',
      '',
      '✖ goes flat (2.6ms)',
      '  Error: flat',
      '      at TestContext.<anonymous> (file:///repo/test/a.mjs:10:14)',
    );
    expect(found).toMatchObject({ parser: 'node', failed: 1 });
    expect(found.failures).toMatchObject([
      {
        unit: '/repo/test/a.mjs',
        test: 'tuner > goes flat',
        file: '/repo/test/a.mjs',
        line: 10,
        message: ['Error: flat'],
      },
    ]);
  });

  it('vitest and jest with projects: the name of the project before the file', () => {
    const vitest = read(
      ' FAIL  |web| src/a.test.ts > adds',
      ' FAIL  |node| src/a.test.ts > adds',
      'Error: no',
      ' ❯ src/a.ts:3:9',
      '⎯⎯⎯⎯⎯⎯⎯⎯',
      ' Test Files  2 failed (2)',
      '      Tests  2 failed (2)',
    );
    expect(vitest).toMatchObject({ parser: 'vitest', failed: 2 });
    expect(vitest.failures).toMatchObject([
      { unit: 'src/a.test.ts', test: 'adds', file: 'src/a.ts', line: 3, message: ['Error: no'] },
      { unit: 'src/a.test.ts', test: 'adds', file: 'src/a.ts', line: 3, message: ['Error: no'] },
    ]);
    const jest = read(
      'FAIL web src/a.test.js (5.1 s)',
      '  ● adds',
      '',
      '    no',
      '',
      'Tests:       1 failed, 1 total',
    );
    expect(jest.failures).toMatchObject([{ unit: 'src/a.test.js', test: 'adds', message: ['no'] }]);
  });

  it('JUnit reports one after the other, between other lines, and of the JVM', () => {
    const found = read(
      '> gradle <test>',
      '<?xml version="1.0"?>',
      '<testsuite name="com.band.TunerTest" tests="2">',
      '  <testcase name="flat()" classname="com.band.TunerTest"><failure message="off &amp; on" type="E">E: off',
      '\tat com.band.TunerTest.flat(TunerTest.java:12)</failure></testcase>',
      '  <testcase name="sharp()" classname="com.band.TunerTest"><skipped/></testcase>',
      '</testsuite>',
      '<?xml version="1.0"?>',
      '<testsuite name="com.band.MixTest"><testcase name="mix()" classname="com.band.MixTest"/></testsuite>',
      'BUILD FAILED',
    );
    expect(found).toMatchObject({ parser: 'junit', passed: 1, failed: 1, skipped: 1 });
    expect(found.failures).toMatchObject([
      { unit: 'com.band.TunerTest', test: 'flat()', file: 'TunerTest.java', line: 12, message: ['off & on'] },
    ]);
  });

  it('several tools in one gate: their counts are added up', () => {
    const found = read(
      'ok  \tm/a\t0.1s',
      '',
      '/repo/src/a.js',
      '  1:1  error  no  rule',
      '',
      '✖ 1 problem (1 error, 0 warnings)',
      '',
      'make: *** [Makefile:3: verify] Error 1',
    );
    expect(found).toMatchObject({ parser: 'go+eslint', passed: 1, failed: 1 });
  });

  it('colours, progress that is drawn over, and line ends of Windows', () => {
    const found = read(
      '\u001b[32mrunning 1%\rrunning 99%\rok  \tm/a\t0.1s\u001b[0m\r',
      'FAIL\tm/b [build failed]\r',
    );
    expect(found).toMatchObject({ parser: 'go', passed: 1, failed: 1 });
  });
});
