// Tests of a pull request from a fork run as they do everywhere: what they say of safe mode, they set themselves.
for (const name of Object.keys(process.env)) {
  if (
    /^(?:GITHUB_EVENT_|CI_MERGE_REQUEST_|SYSTEM_PULLREQUEST_|CIRCLE_PR_|CHANGE_FORK$|BUILDKITE_PULL_|TRAVIS_PULL_|APPVEYOR_PULL_)/.test(
      name,
    )
  )
    delete process.env[name];
}
