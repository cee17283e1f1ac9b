import { type Host, HostError } from '../model/host.ts';
import { isJsonObject, type JsonValue } from '../model/json.ts';

/** Events of GitHub that may run on a change that somebody without write access proposes. */
const proposals = /^(?:pull_request(?:_target|_review|_review_comment)?|issue_comment|workflow_run)$/;
/** A payload of an event has at most 25 MB, says GitHub; one that is larger is none. */
const payloadLimit = 26_000_000;

type Environment = Host['environment'];

/** One CI system: why its variables say that the change comes from outside the repository, or null. */
const systems: readonly ((environment: Environment, host: Host) => string | null)[] = [
  github,
  // GitLab: the project that the branch of a merge request is in, and the one that it is for.
  (env) => differ(env, 'CI_MERGE_REQUEST_SOURCE_PROJECT_ID', 'CI_MERGE_REQUEST_PROJECT_ID'),
  (env) =>
    env.SYSTEM_PULLREQUEST_ISFORK?.toLowerCase() === 'true' ? 'SYSTEM_PULLREQUEST_ISFORK is True' : null,
  // CircleCI and Jenkins set these for pull requests of forks only.
  (env) => (env.CIRCLE_PR_REPONAME ? `CIRCLE_PR_REPONAME is ${env.CIRCLE_PR_REPONAME}` : null),
  (env) => (env.CHANGE_FORK ? `CHANGE_FORK is ${env.CHANGE_FORK}` : null),
  (env) =>
    env.BUILDKITE_PULL_REQUEST && env.BUILDKITE_PULL_REQUEST !== 'false'
      ? differ(env, 'BUILDKITE_PULL_REQUEST_REPO', 'BUILDKITE_REPO')
      : null,
  (env) => differ(env, 'TRAVIS_PULL_REQUEST_SLUG', 'TRAVIS_REPO_SLUG'),
  (env) => differ(env, 'APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME', 'APPVEYOR_REPO_NAME'),
];

/**
 * Why the files in this checkout may be a stranger's: `CI` is set, and the CI system says that it builds a change from
 * another repository, or does not say that it does not. Null when the change is the repository's own, or nobody knows of one.
 */
export function changeFromOutside(host: Host): string | null {
  const { environment } = host;
  if (!environment.CI || environment.CI === 'false' || environment.CI === '0') return null;
  for (const system of systems) {
    const reason = system(environment, host);
    if (reason !== null) return reason;
  }
  return null;
}

function differ(environment: Environment, from: string, to: string): string | null {
  const [source, target] = [environment[from], environment[to]];
  return source && source !== target ? `${from} is ${source}` : null;
}

function github(environment: Environment, host: Host): string | null {
  const event = environment.GITHUB_EVENT_NAME;
  if (!event || !proposals.test(event)) return null;
  const payload = payloadOf(environment.GITHUB_EVENT_PATH, host);
  if (event === 'issue_comment') {
    const request = at(payload, 'issue', 'pull_request');
    return request === undefined || request === null ? null : 'a comment on a pull request started the run';
  }
  const [head, base] =
    event === 'workflow_run'
      ? [at(payload, 'workflow_run', 'head_repository', 'full_name'), at(payload, 'repository', 'full_name')]
      : [
          at(payload, 'pull_request', 'head', 'repo', 'full_name'),
          at(payload, 'pull_request', 'base', 'repo', 'full_name'),
        ];
  if (typeof head === 'string' && head === base) return null;
  if (typeof head === 'string') return `the event ${event} is of ${head}`;
  return `the event ${event} does not say of which repository it is`;
}

function payloadOf(path: string | undefined, host: Host): JsonValue {
  if (!path) return null;
  try {
    if ((host.stat(path)?.size ?? 0) > payloadLimit) return null;
    return JSON.parse(host.readText(path)) as JsonValue;
  } catch (error) {
    if (error instanceof HostError || error instanceof SyntaxError) return null;
    throw error;
  }
}

function at(value: JsonValue | undefined, ...keys: readonly string[]): JsonValue | undefined {
  let inner = value;
  for (const key of keys) inner = isJsonObject(inner) && Object.hasOwn(inner, key) ? inner[key] : undefined;
  return inner;
}
