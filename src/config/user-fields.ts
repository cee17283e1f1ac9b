// How the fields of an inventory entry are called. See user-config.ts.

/** One string, or a list of them. */
export type OneOrMany = string | readonly string[];

/** Names that the fields of an inventory entry may have. */
export interface UserFields {
  /**
   * The entry's id.
   * @example ["id", "key"]
   */
  readonly id?: OneOrMany;
  /**
   * A short name.
   * @example "title"
   */
  readonly title?: OneOrMany;
  /**
   * What the feature is.
   * @example ["description", "summary"]
   */
  readonly description?: OneOrMany;
  /**
   * The feature group that it belongs to; a group becomes one item of the backlog.
   * @example ["group", "epic"]
   */
  readonly group?: OneOrMany;
  /**
   * A classification that is not the group, such as functional and non-functional.
   * @example "category"
   */
  readonly category?: OneOrMany;
  /**
   * The release phase; `mvpPhases` and `laterPhases` say what its values mean.
   * @example ["release_phase", "milestone"]
   */
  readonly phase?: OneOrMany;
  /**
   * A boolean that says whether the feature is done.
   * @example "passes"
   */
  readonly done?: OneOrMany;
  /**
   * A status word; `doneStatuses` and `closedStatuses` say what its values mean.
   * @example "status"
   */
  readonly status?: OneOrMany;
  /**
   * A flag, or the id of what replaces it, that says that the feature is neither open nor done.
   * @example ["deprecated", "superseded_by"]
   */
  readonly closed?: OneOrMany;
  /**
   * How urgent it is; `plan.priorities` gives the order.
   * @example "priority"
   */
  readonly priority?: OneOrMany;
  /**
   * Who owns it.
   * @example ["owner.team", "assignee"]
   */
  readonly owner?: OneOrMany;
  /**
   * How risky it is.
   * @example ["risk.level", "risk"]
   */
  readonly risk?: OneOrMany;
  /**
   * Ids of the entries that must come first.
   * @example ["depends_on", "blockedBy"]
   */
  readonly dependencies?: OneOrMany;
  /**
   * Steps that verify the feature; they become done criteria.
   * @example ["steps", "verification_steps"]
   */
  readonly steps?: OneOrMany;
  /**
   * Acceptance criteria; they become done criteria.
   * @example ["acceptance_criteria", "acceptance"]
   */
  readonly acceptance?: OneOrMany;
  /**
   * A list within the entry, such as its subtasks; `nested` says what becomes of it.
   * @example "subtasks"
   */
  readonly nested?: OneOrMany;
  /**
   * The entry that it is in, by its id or title, such as its epic.
   * @example ["parent", "parent_id"]
   */
  readonly parent?: OneOrMany;
  /**
   * The kinds of test that it needs, or a test plan.
   * @example ["test_plan.test_types", "tests"]
   */
  readonly tests?: OneOrMany;
  /**
   * Documents that it comes from.
   * @example ["source_refs", "links"]
   */
  readonly sourceRefs?: OneOrMany;
  /**
   * What else is to be shown with the feature, as it stands there.
   * @example ["observability_hooks", "notes"]
   */
  readonly notes?: OneOrMany;
}
