export interface Visit {
  readonly number: number;
  readonly room: string;
  readonly state: "waiting" | "called" | "gone";
}

/** Một số mới, lớn hơn mọi số trước đó. */
export function next(visits: readonly Visit[]): number {
  return visits.reduce((most, visit) => Math.max(most, visit.number), 0) + 1;
}
