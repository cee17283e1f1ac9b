// What the benchmark measures, from the sources as they are.
export { vocabulary } from '../../src/facts/vocabulary.ts';
export { memoryHost } from '../../src/host/memory.ts';
export { compileRules } from '../../src/rules/compiled.ts';
export { decide } from '../../src/rules/decide.ts';
export { loadRules } from '../../src/rules/load.ts';
export { compileTracers } from '../../src/rules/trace.ts';
