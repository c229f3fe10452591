/** How much harm a right can do, most severe first: the order is the ranking. */
export const GRADES = ['critical', 'high', 'medium', 'none'] as const;

export type Grade = (typeof GRADES)[number];

/** The worst of the given grades; no grades at all is 'none'. */
export function mostSevere(grades: Iterable<Grade>): Grade {
  const present = new Set(grades);
  return GRADES.find((grade) => present.has(grade)) ?? 'none';
}
