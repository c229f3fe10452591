/** How much harm a right can do, most severe first: the order is the ranking. */
export const GRADES = ['critical', 'high', 'medium', 'none'] as const;

export type Grade = (typeof GRADES)[number];
