import fc from 'fast-check';
import { runs } from './runs.ts';

// The same cases for every mutant, so that its verdict is no luck.
fc.configureGlobal({ numRuns: runs(100), seed: 1 });
