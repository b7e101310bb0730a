import type { Artifact } from '../engine/index.ts';
import { loudnessTargets } from '../sound/index.ts';
import type { Build } from './build.ts';
import { type MasteredFilm, masterFilm } from './cut-film.ts';
import type { PlannedFilm } from './plan-film.ts';
import { codingHeadroom, type Soundtrack } from './sound/mix-film.ts';

/** How often a mix is made lower because coding raised its peaks; the gate refuses what is still too high. */
const attempts = 2;

/**
 * The film with its sound, and with six channels where the soundtrack has them. AAC is not what went into it: where it raises a true peak over
 * the ceiling, the mix is made again, lower by as much and a little, and joined again. Gives the soundtrack that was used.
 */
export async function masterUnderCeiling(
  build: Build,
  planned: PlannedFilm,
  clips: readonly Artifact[],
  mixed: Soundtrack,
  mixAt: (headroom: number) => Promise<Soundtrack>,
): Promise<MasteredFilm & { surround: MasteredFilm | undefined; sound: Soundtrack }> {
  const { ceiling } = loudnessTargets[build.sound.loudness];
  let sound = mixed;
  let headroom = codingHeadroom;
  for (let attempt = 0; ; attempt++) {
    const film = await masterFilm(build, planned, clips, sound);
    const over = peakOf(film) - ceiling;
    if (over <= 0 || attempt === attempts) return { ...film, sound };
    headroom += over + 0.1;
    sound = await mixAt(headroom);
  }
}

function peakOf({ measurement, surround }: Awaited<ReturnType<typeof masterFilm>>): number {
  const peaks = [measurement, surround?.measurement].map((one) => one?.audio?.truePeak ?? Number.NEGATIVE_INFINITY);
  return Math.max(...peaks);
}
