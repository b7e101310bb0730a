/** What stands at a place of a long film: a part of the premise's own story, a chapter of three scenes, or a part of a thread. */
export type Slot =
  | { kind: 'spine'; part: 0 | 1 | 2 }
  | { kind: 'chapter' }
  | { kind: 'thread'; thread: number; part: 0 | 1 | 2 };

/** Where the change of plans and the major setback of a film stand (M. Hauge, Writing Screenplays That Sell, 1988). */
const changeAt = 0.25;
const setbackAt = 0.75;

/** Scenes that the closing image counts for, and those by which a climax is longer than others: in films of few chapters, and of many. */
const closing = 0.6;
const crest = { few: 1, many: 2.5 };
const manyFrom = 4;

/**
 * The order in which a film of `count` chapters beside the premise's own story is told. The story's opening begins it, its trouble stands
 * at three quarters, its outcome last. Some chapters are threads: opened early, troubled before the setback or after it, paid off near
 * the end.
 */
export function layoutOf(count: number): Slot[] {
  const threads = count < 2 ? 0 : Math.min(4, Math.max(1, Math.round(count / 3)));
  const whole = count - threads;
  const scenes = 3 * count + 3 + closing + (count < manyFrom ? crest.few : crest.many);
  const choices = Array.from({ length: whole + 1 }, (_, late) =>
    Array.from({ length: threads + 1 }, (_, early) => ({ late, early })),
  ).flat();
  const before = ({ late, early }: { late: number; early: number }) => 1 + threads + early + 3 * (whole - late);
  const away = (choice: { late: number; early: number }) =>
    Math.abs((before(choice) + 0.5) / scenes - setbackAt) + 0.01 * choice.late;
  const { late, early } = choices.reduce((best, choice) => (away(choice) < away(best) ? choice : best));
  const troubled = Array.from({ length: threads }, (_, thread) => thread);
  return [
    { kind: 'spine', part: 0 },
    ...rising(whole - late, threads, scenes),
    ...troubled.slice(0, early).map((thread): Slot => ({ kind: 'thread', thread, part: 1 })),
    { kind: 'spine', part: 1 },
    ...Array.from({ length: late }, (): Slot => ({ kind: 'chapter' })),
    ...troubled
      .reverse()
      .flatMap((thread): Slot[] => [
        ...(thread < early ? [] : [{ kind: 'thread', thread, part: 1 } as const]),
        { kind: 'thread', thread, part: 2 },
      ]),
    { kind: 'spine', part: 2 },
  ];
}

/** Whole chapters, and the openings of threads between them: the first at the change of plans. */
function rising(whole: number, threads: number, scenes: number): Slot[] {
  const slots: Slot[] = [];
  let at = 1;
  let told = 0;
  let opened = 0;
  while (told < whole || opened < threads) {
    const due = changeAt + 0.09 * opened;
    if (opened < threads && (told === whole || (at + 1) / scenes >= due - 0.6 / scenes)) {
      slots.push({ kind: 'thread', thread: opened++, part: 0 });
      at += 1;
    } else {
      slots.push({ kind: 'chapter' });
      told += 1;
      at += 3;
    }
  }
  return slots;
}
