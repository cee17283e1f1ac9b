import { jsonDocument, jsonFinding } from './json.ts';
import { knownFindings, newFindings, type Reporter } from './reporter.ts';

/** The document of `check --json`. `findings` are those that count; what the baseline knows stands apart. */
export const checkJson: Reporter = (report) =>
  jsonDocument('check', {
    failed: report.failed,
    fail_on: report.failOn,
    evidence: [...report.evidence],
    baseline: report.baseline && { ...report.baseline },
    findings: newFindings(report).map(jsonFinding),
    known: knownFindings(report).map(jsonFinding),
  });
