/** The fields that an OR-02 record must have before a turn counts as explained. */
export const OR02_FIELDS = Object.freeze([
  'callId',
  'turnId',
  'epoch',
  'planHash',
  'openedAt',
  'ending',
  'closedAt',
  'providerAttempts',
]);

/** Names the OR-02 fields that a record lacks; an empty list means that it is complete. */
export function missingFields(record) {
  return OR02_FIELDS.filter((field) => record[field] === undefined || record[field] === null);
}

/** The classes into which a difference between two replays falls, mildest first. */
export const DIFFERENCE_CLASSES = Object.freeze(['timing', 'payload', 'order', 'ending']);
