import { describe, expect, it } from 'vitest';
import { priorityLevel, severityLevel } from '../../src/plan/urgency.ts';
import { configOf } from './literals.ts';

const config = configOf({ features: [], plan: { priorities: ['P0', 'P1', 'P2', 'P3'] } });

describe('how urgent a thing is', () => {
  it.each([
    ['high', 3],
    ['medium', 2],
    ['low', 1],
    ['grave', 0],
    [null, 0],
  ])('a severity of %s counts %d', (severity, level) => {
    expect(severityLevel(severity)).toBe(level);
  });

  it.each([
    ['P0', 0],
    [' p3 ', 3],
    ['soon', 1.5],
    [null, 1.5],
  ])('a priority of %j stands at %d', (priority, level) => {
    expect(priorityLevel(priority, config)).toBe(level);
  });
});
