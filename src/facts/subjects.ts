/** What rules are asked about, kind by kind, in the order of the passes. */
export { groupSubjects } from './groups.ts';
export { columnSubjects, headingLevels, headingSubjects, labelSubjects } from './subjects-document.ts';
export { pathSubjects } from './subjects-path.ts';
export { phraseSubjects } from './subjects-phrase.ts';
export { prioritySubjects } from './subjects-value.ts';
export { failureSubjects, featureSubjects, workPackageSubjects } from './subjects-work.ts';
