import { describe, expect, test } from 'vitest';
import { loadConfig } from '../../src/config/load.ts';
import { changeFromOutside } from '../../src/config/outside.ts';
import { memoryHost } from '../../src/host/memory.ts';
import { folder, load, transcript } from './support.ts';

const script = "throw new Error('it ran')";

describe('--safe', () => {
  test.each(['ts', 'js', 'mjs', 'cjs'])('refuses a .%s configuration and says the way out', (extension) => {
    const { config, findings } = load({ [`backlog.config.${extension}`]: script }, { safe: true });
    expect(config).toBeNull();
    expect(transcript(findings)).toBe(
      `error config/unsafe-script at backlog.config.${extension}:1:1
    "backlog.config.${extension}" is a script, and no code of this checkout is run: \`--safe\` was given.
    Write the configuration as \`.yaml\` or \`.json\`, which can say everything but code, or, when you trust this change, add \`--no-safe\`.`,
    );
  });

  test('refuses a script that a YAML configuration extends, at the line that names it', () => {
    const { config, findings } = load(
      { 'backlog.config.yaml': 'project: X\nextends: [./more.mjs]\n', 'more.mjs': script },
      { safe: true },
    );
    expect(config).toBeNull();
    expect(findings.map(({ code, at }) => [code, at?.file, at?.line])).toEqual([
      ['config/unsafe-script', 'backlog.config.yaml', 2],
    ]);
  });

  test.each([
    ['backlog.config.yaml', 'project: X\ngates: [{ name: a, command: make }]\n'],
    ['backlog.config.json', '{ "project": "X", "gates": [{ "name": "a", "command": "make" }] }'],
    ['package.json', '{ "backlogic": { "project": "X", "gates": [{ "name": "a", "command": "make" }] } }'],
  ])('takes %s as it is, gates too', (name, text) => {
    const { config, findings } = load({ [name]: text }, { safe: true });
    expect(findings).toEqual([]);
    expect(config).toMatchObject({ project: 'X', safe: '`--safe` was given', gates: [{ name: 'a' }] });
  });

  test('is off for a checkout of one’s own, and --no-safe turns it off for any', () => {
    const files = { 'backlog.config.cjs': "module.exports = { project: 'X' };" };
    expect(load(files).config).toMatchObject({ project: 'X', safe: null });
    const fork = { ...folder(files), environment: { CI: 'true', CIRCLE_PR_REPONAME: 'fork' } };
    expect(loadConfig({ cwd: '/repo' }, fork).config).toBeNull();
    expect(loadConfig({ cwd: '/repo', safe: false }, fork).config).toMatchObject({
      project: 'X',
      safe: null,
    });
  });
});

describe('a change from outside', () => {
  const event = '/runner/event.json';
  const github = (name: string, payload: unknown, more: object = {}): string | null =>
    changeFromOutside(
      memoryHost(
        { [event]: typeof payload === 'string' ? payload : JSON.stringify(payload) },
        { CI: 'true', GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: event, ...more },
      ),
    );
  const request = (head: string | null, base = 'we/house'): object => ({
    pull_request: {
      head: { repo: head === null ? null : { full_name: head } },
      base: { repo: { full_name: base } },
    },
  });
  const workflow = (head: string): object => ({
    workflow_run: { head_repository: { full_name: head } },
    repository: { full_name: 'we/house' },
  });

  test.each([
    ['pull_request', request('they/house'), 'the event pull_request is of they/house'],
    ['pull_request_target', request('they/house'), 'the event pull_request_target is of they/house'],
    ['pull_request', request('we/house'), null],
    ['pull_request', request(null), 'the event pull_request does not say of which repository it is'],
    ['pull_request', '{', 'the event pull_request does not say of which repository it is'],
    ['pull_request', [], 'the event pull_request does not say of which repository it is'],
    ['workflow_run', workflow('they/house'), 'the event workflow_run is of they/house'],
    ['workflow_run', workflow('we/house'), null],
    ['issue_comment', { issue: { pull_request: {} } }, 'a comment on a pull request started the run'],
    ['issue_comment', { issue: {} }, null],
    ['push', request('they/house'), null],
    ['schedule', {}, null],
  ])('GitHub %s %j: %j', (name, payload, reason) => {
    expect(github(name, payload)).toBe(reason);
  });

  test('a payload that is not there says nothing, and so counts as from outside', () => {
    expect(github('pull_request', {}, { GITHUB_EVENT_PATH: '/nowhere' })).toMatch(/does not say/);
    expect(github('pull_request', {}, { GITHUB_EVENT_PATH: undefined })).toMatch(/does not say/);
  });

  test.each<[Record<string, string>, boolean]>([
    [{ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '2', CI_MERGE_REQUEST_PROJECT_ID: '1' }, true],
    [{ CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '1', CI_MERGE_REQUEST_PROJECT_ID: '1' }, false],
    [{ SYSTEM_PULLREQUEST_ISFORK: 'True' }, true],
    [{ SYSTEM_PULLREQUEST_ISFORK: 'False' }, false],
    [{ CIRCLE_PR_REPONAME: 'fork' }, true],
    [{ CHANGE_FORK: 'they' }, true],
    [{ BUILDKITE_PULL_REQUEST: '7', BUILDKITE_PULL_REQUEST_REPO: 'a', BUILDKITE_REPO: 'b' }, true],
    [{ BUILDKITE_PULL_REQUEST: 'false', BUILDKITE_PULL_REQUEST_REPO: '', BUILDKITE_REPO: 'b' }, false],
    [{ TRAVIS_PULL_REQUEST_SLUG: 'a/b', TRAVIS_REPO_SLUG: 'c/b' }, true],
    [{ TRAVIS_PULL_REQUEST_SLUG: '', TRAVIS_REPO_SLUG: 'c/b' }, false],
    [{ APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME: 'a/b', APPVEYOR_REPO_NAME: 'c/b' }, true],
    [{}, false],
  ])('%j: %j', (environment, outside) => {
    expect(changeFromOutside(memoryHost({}, { CI: 'true', ...environment })) !== null).toBe(outside);
    // Somebody's own machine, whatever is left in its environment.
    expect(changeFromOutside(memoryHost({}, environment))).toBeNull();
  });
});
