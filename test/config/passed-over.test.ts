import { describe, expect, test } from 'vitest';
import { load, transcript } from './support.ts';

const rule = 'decides: risk\nabout: feature\nrules: []\n';
const codes = (...given: Parameters<typeof load>): string[] =>
  load(...given).findings.map(({ code, at }) => `${code} ${at?.file}`);

describe('a configuration at the root that another takes the place of', () => {
  const files = { 'backlog.config.yaml': 'project: A\n', 'sub/backlog.config.yaml': 'project: B\n' };

  test('is named, with what to do', () => {
    const { findings, config } = load(files, { root: 'sub' });
    expect(config?.project).toBe('A');
    expect(transcript(findings)).toMatch(
      /warning config\/passed-over at backlog\.config\.yaml:1:1\n[\s\S]*--config/,
    );
  });

  test('also where nothing takes its place', () => {
    expect(codes({ 'sub/backlog.config.yaml': 'project: B\n' }, { root: 'sub' })).toHaveLength(1);
  });

  test('is nothing to say of where it was chosen', () => {
    expect(codes(files, { root: 'sub', config: 'sub/backlog.config.yaml' })).toEqual([]);
    expect(codes(files, { root: 'sub', config: 'backlog.config.yaml' })).toEqual([]);
    expect(codes(files, { root: '.' })).toEqual([]);
    expect(codes(files)).toEqual([]);
  });
});

describe('rules at the root that nothing reads', () => {
  test('without a configuration, and beside one that names others', () => {
    expect(codes({ 'rules/own.yaml': rule })).toEqual(['config/rules-unread rules/own.yaml']);
    const other = { 'backlog.config.yaml': 'rules: [mine]\n', 'mine/a.yaml': rule, 'rules/own.yaml': rule };
    expect(codes(other)).toEqual(['config/rules-unread rules/own.yaml']);
  });

  test('are nothing to say of where they are read, or are no rules', () => {
    expect(codes({ 'backlog.config.yaml': '{}\n', 'rules/own.yaml': rule })).toEqual([]);
    expect(codes({ 'backlog.config.yaml': 'rules: [rules/own.yaml]\n', 'rules/own.yaml': rule })).toEqual([]);
    expect(codes({ 'rules/eslint.yaml': 'extends: x\n', 'rules/decides.txt': rule })).toEqual([]);
  });
});
