import type { Artifact } from '../engine/index.ts';
import { type Finding, filmTimes, fromFrames, Problem } from '../film/index.ts';
import { type Expectation, inspectFilm, inspectSound, passesGate } from '../inspect/index.ts';
import { loudnessTargets } from '../sound/index.ts';
import type { Build } from './build.ts';
import { creditsDuration, type MasteredFilm, masterFilm } from './cut-film.ts';
import type { PlannedFilm } from './plan-film.ts';
import { codingHeadroom, type Soundtrack } from './sound/mix-film.ts';

/** A film as it is delivered: in stereo, in six channels where it has them, the soundtrack that was used, and what was found in it. */
export type FinishedFilm = MasteredFilm & {
  surround: MasteredFilm | undefined;
  sound: Soundtrack;
  findings: Finding[];
};

/** How often a mix is made lower because coding raised its peaks; the gate refuses what is still too high. */
const attempts = 2;

/**
 * Joins clips and soundtrack to a film and inspects it. AAC is not what went into it: where it raises a true peak over the ceiling, the mix is
 * made again by `mixAt`, lower by as much and a little, and joined again.
 */
export async function finishFilm(
  build: Build,
  planned: PlannedFilm,
  clips: readonly Artifact[],
  mixed: Soundtrack,
  mixAt: (headroom: number) => Promise<Soundtrack>,
): Promise<FinishedFilm> {
  const expected = expectation(build, planned);
  let sound = mixed;
  let headroom = codingHeadroom;
  for (let attempt = 0; ; attempt++) {
    const film = await masterFilm(build, planned, clips, sound);
    const over = peakOf(film) - expected.ceiling;
    if (over <= 0 || attempt === attempts) {
      const inspected = inspectFilm(film.measurement, expected);
      const wide = film.surround ? inspectSound(film.surround.measurement, expected) : [];
      return { ...film, sound, findings: [...sound.findings, ...inspected, ...wide] };
    }
    headroom += over + 0.1;
    sound = await mixAt(headroom);
  }
}

/** Throws the `Problem` `gate-refused` (exit 4) where findings say that a film is not fit to be shown. */
export function stopAtGate(findings: readonly Finding[]): void {
  if (passesGate(findings)) return;
  const first = findings.find((finding) => finding.severity === 'error')!;
  throw new Problem({
    code: 'gate-refused',
    message: `The film was stopped at the gate: ${first.message}`,
    where: { file: 'out/report.html' },
    fix: typeof first.fix === 'string' ? first.fix : 'Read out/report.html.',
    exit: 4,
  });
}

function peakOf({ measurement, surround }: Awaited<ReturnType<typeof masterFilm>>): number {
  const peaks = [measurement, surround?.measurement].map((one) => one?.audio?.truePeak ?? Number.NEGATIVE_INFINITY);
  return Math.max(...peaks);
}

function expectation(build: Build, { plan }: PlannedFilm): Expectation {
  const { duration: picture } = filmTimes(plan);
  const duration = picture + creditsDuration(build);
  const { target, ceiling } = loudnessTargets[build.sound.loudness];
  return {
    ...build.format,
    duration,
    loudness: target,
    ceiling,
    excused: [
      { start: 0, end: fromFrames(12, plan.rate) },
      { start: picture - fromFrames(14, plan.rate), end: duration },
    ],
  };
}
