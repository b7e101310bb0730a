import type { Assessment, Finding } from '../film/index.ts';

/** What a revision moved: dimensions whose score is another, findings that are gone or new, and the running time in seconds. */
export type Moved = {
  dimensions: { id: string; before: number | null; after: number | null }[];
  gone: Finding[];
  fresh: Finding[];
  seconds: { before: number; after: number };
};

type Judged = Pick<Assessment, 'dimensions' | 'findings' | 'size'>;

/** Compares two assessments of one script. A finding is the same when it says the same, on whatever line it now is. */
export function compareAssessments(before: Judged, after: Judged): Moved {
  return {
    dimensions: after.dimensions.flatMap(({ id, score }) => {
      const old = before.dimensions.find((dimension) => dimension.id === id)?.score ?? null;
      return old === score ? [] : [{ id, before: old, after: score }];
    }),
    gone: withoutSame(before.findings, after.findings),
    fresh: withoutSame(after.findings, before.findings),
    seconds: { before: before.size.seconds, after: after.size.seconds },
  };
}

/** The findings of a list that another has not, or has fewer of. */
function withoutSame(list: readonly Finding[], other: readonly Finding[]): Finding[] {
  const counts = new Map<string, number>();
  for (const finding of other) counts.set(keyOf(finding), (counts.get(keyOf(finding)) ?? 0) + 1);
  return list.filter((finding) => {
    const left = counts.get(keyOf(finding)) ?? 0;
    counts.set(keyOf(finding), left - 1);
    return left <= 0;
  });
}

function keyOf({ code, message }: Finding): string {
  return `${code}\n${message}`;
}
