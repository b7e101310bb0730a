import { type Caption, type Finding, type Flicks, filmTimes, formatClock, type Plan, toFrame } from '../film/index.ts';
import { captionLimits, frameLimits } from './caption-limits.ts';
import { columnsOf } from './caption-text.ts';
import { filmFrames } from './captions.ts';
import { closesWell, opensWell } from './time-captions.ts';

/**
 * Where captions break a limit, a finding `caption-limits` for each with its place in the film: nothing is shortened unasked, so
 * speech that is faster than people read is said here. `end` as in `makeCaptions`.
 */
export function checkCaptions(
  captions: readonly Caption[],
  plan: Plan,
  end: Flicks = filmTimes(plan).duration,
): Finding[] {
  return captions.flatMap((caption, index) => {
    const faults = [...textFaults(caption, plan), ...timeFaults(caption, captions[index + 1], plan, end)];
    return faults.map(
      (fault): Finding => ({
        code: 'caption-limits',
        severity: 'warning',
        message: `The caption “${caption.lines.join(' ')}” at ${formatClock(caption.start)} ${fault}.`,
        where: { start: caption.start, end: caption.end },
        confidence: 1,
        fix: 'Shorten the line, or give it more time: a pause after it or a slower voice.',
      }),
    );
  });
}

function textFaults({ lines }: Caption, { language }: Plan): string[] {
  const { columns } = captionLimits[language];
  const characters = language === 'zh' ? columns / 2 : columns;
  return [
    ...(lines.length > captionLimits.lines ? ['has too many lines'] : []),
    ...(lines.some((line) => columnsOf(line) > columns) ? [`has a line over ${characters} characters`] : []),
  ];
}

function timeFaults(caption: Caption, next: Caption | undefined, plan: Plan, end: Flicks): string[] {
  const limits = frameLimits(plan.rate, plan.language);
  const film = filmFrames(plan, end);
  const [start, out] = [toFrame(caption.start, plan.rate), toFrame(caption.end, plan.rate)];
  const frames = out - start;
  const gap = next ? toFrame(next.start, plan.rate) - out : limits.gap;
  return [
    ...(frames < limits.reading(columnsOf(caption.lines.join(' '))) ? ['cannot be read in its time'] : []),
    ...(frames < limits.shortest ? ['stands for less than 5/6 of a second'] : []),
    ...(frames > limits.longest ? ['stands for more than seven seconds'] : []),
    ...(gap < limits.gap ? ['runs into the next one'] : []),
    ...(gap > limits.gap && gap < limits.half ? ['leaves a gap that flickers'] : []),
    ...(!opensWell(start, film.cuts, limits) ? ['begins too near to a cut'] : []),
    ...(!closesWell(out, film.cuts, limits) ? ['ends too near to a cut'] : []),
    ...(out > film.end ? ['outlasts the film'] : []),
  ];
}
