import type { Artifact } from '../engine/index.ts';
import type { Measurement, Performance, Shot, Take } from '../film/index.ts';
import type { Build } from './build.ts';
import { pathIn } from './film-folder.ts';
import { performStep } from './steps/perform.ts';
import { takeStep } from './steps/take.ts';

/** A shot as it was made: its motion and its take. */
export type MadeShot = { shot: Shot; performance: Performance; media: Artifact; take: Take };

/** The motion of every shot, in order. */
export async function performShots(
  build: Build,
  shots: readonly Shot[],
): Promise<Map<string, { artifact: Artifact; performance: Performance }>> {
  build.builder.expect(performStep, shots.length);
  const made = new Map<string, { artifact: Artifact; performance: Performance }>();
  for (const shot of shots) {
    const artifact = await build.builder.build(performStep, { staging: shot.staging }, {}, { label: shot.slate });
    made.set(shot.id, { artifact, performance: await build.store.json<Performance>(artifact.digest) });
  }
  return made;
}

/** A take of every shot, in order. Only those whose staging, size, quality, generator or renderer changed are made. */
export async function shootFilm(
  build: Build,
  shots: readonly Shot[],
  performances: Awaited<ReturnType<typeof performShots>>,
): Promise<MadeShot[]> {
  const { film } = build.document;
  const renderer = await build.renderer();
  build.builder.expect(takeStep, shots.length);
  return Promise.all(
    shots.map(async (shot) => {
      const { artifact, performance } = performances.get(shot.id)!;
      const { width, height } = build.format;
      const params = {
        generator: film.generator,
        staging: shot.staging,
        width,
        height,
        quality: build.quality,
        seed: film.source.seed,
        renderer,
      };
      const media = await build.builder.build(takeStep, params, { performance: artifact }, { label: shot.slate });
      return { shot, performance, media, take: takeOf(build, shot, media) };
    }),
  );
}

function takeOf(build: Build, shot: Shot, media: Artifact): Take {
  const facts = media.facts as unknown as {
    frames: number;
    drawnFrames: number;
    renderer: string;
    measurement: Measurement;
  };
  return {
    type: 'take',
    version: 1,
    shot: shot.id,
    generator: build.document.film.generator,
    quality: build.quality,
    renderer: facts.renderer,
    media: media.digest,
    duration: shot.duration,
    frames: facts.frames,
    drawnFrames: facts.drawnFrames,
    measurement: facts.measurement,
  };
}

/** A take as a command tells of it. */
export type RenderedTake = Pick<Take, 'duration' | 'frames' | 'drawnFrames' | 'renderer'> & {
  slate: string;
  file: string;
};

/** Where a shot's take is delivered, inside `out/`. */
export function takeFile(shot: Shot): string {
  return `takes/${shot.slate}.mp4`;
}

/** What a command tells of a take. */
export function describeTake(build: Build, { shot, take }: MadeShot): RenderedTake {
  const { duration, frames, drawnFrames, renderer } = take;
  return {
    slate: shot.slate,
    duration,
    frames,
    drawnFrames,
    renderer,
    file: pathIn(build.folder, 'out', takeFile(shot)),
  };
}
