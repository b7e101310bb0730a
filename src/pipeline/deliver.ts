import { copyFile, mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join, posix } from 'node:path';
import { storyboardHtml } from '../direct/index.ts';
import { assembleTimeline, formatOtio } from '../edit/index.ts';
import { type Artifact, meanSeconds, readJournal } from '../engine/index.ts';
import type { Finding, Measurement, Shot } from '../film/index.ts';
import { reportHtml } from '../inspect/index.ts';
import { stemNames } from '../sound/index.ts';
import { type Build, journalPath } from './build.ts';
import type { CaptionedFilm } from './caption-film.ts';
import { creditsDuration } from './cut-film.ts';
import { pathIn } from './film-folder.ts';
import type { PlannedFilm } from './plan-film.ts';
import { type MadeShot, takeFile } from './shoot-film.ts';
import type { Soundtrack } from './sound/mix-film.ts';
import { posterStep, stillStep } from './steps/picture.ts';

/** Everything that a finished film is delivered from. */
export type Delivery = {
  planned: PlannedFilm;
  shots: readonly MadeShot[];
  clips: readonly Artifact[];
  sound: Soundtrack;
  master: Artifact;
  /** The film with six channels, where it is asked for. */
  surround: Artifact | undefined;
  captioned: CaptionedFilm;
  /** The film with its captions in the picture, where it is asked for. */
  burned: Artifact | undefined;
  measurement: Measurement;
  findings: readonly Finding[];
};

/**
 * Puts the film and everything that goes with it into `out/`: the one impure step. Files that are already there with the
 * same content are left alone; takes, stems and captions of an earlier cut that are no longer used are removed. Gives the names.
 */
export async function deliverFilm(build: Build, delivery: Delivery): Promise<string[]> {
  const { planned, shots, clips, sound, master, surround, captioned, burned } = delivery;
  const { plan } = planned;
  const takes = new Map(shots.map(({ shot, media }) => [shot.id, { name: takeFile(shot), artifact: media }]));
  const out = openOut(build);
  await out.copy('film.mp4', master);
  if (surround) await out.copy('film-5.1.mp4', surround);
  if (burned) await out.copy('film-captioned.mp4', burned);
  await out.copy('poster.jpg', await makePoster(build, delivery));
  for (const { name, artifact } of takes.values()) await out.copy(name, artifact);
  await out.copy('takes/credits.mp4', clips.at(-1)!);
  for (const [name, artifact] of Object.entries(sound.mix.parts!)) await out.copy(`stems/${name}.wav`, artifact);
  await out.copy('stems/score.mid', sound.midi);
  await out.copy('stems/score.json', sound.cueSheet);
  for (const { name, text } of captioned.files) await out.write(name, text);
  const timeline = assembleTimeline(
    plan,
    new Map([...takes].map(([id, { name }]) => [id, name])),
    [{ name: 'Credits', media: 'takes/credits.mp4', duration: creditsDuration(build) }],
    stemNames.map((name) => ({ name, media: `stems/${name}.wav` })),
  );
  await out.write('timeline.otio', formatOtio(timeline));
  await out.write(
    'storyboard.html',
    storyboardHtml(plan, await storyboardStills(build, shots), { language: plan.language }),
  );
  await out.write('report.html', await writeReport(build, delivery));
  await out.sweep('takes', /./);
  await out.sweep('stems', /./);
  await out.sweep('', /^(?:captions\.|description\.|film-5\.1\.mp4$)/);
  return out.names;
}

function openOut(build: Build) {
  const names: string[] = [];
  const land = async (name: string, same: (path: string) => Promise<boolean>, put: (path: string) => Promise<void>) => {
    const path = pathIn(build.folder, 'out', name);
    names.push(name);
    if (await same(path)) return;
    await mkdir(dirname(path), { recursive: true });
    await put(`${path}.part`);
    await rename(`${path}.part`, path);
  };
  return {
    names,
    copy: async (name: string, artifact: Artifact) => {
      const source = await build.store.path(artifact.digest);
      await land(
        name,
        (path) => sameBytes(path, source, artifact.size),
        (path) => copyFile(source, path),
      );
    },
    write: (name: string, text: string) =>
      land(
        name,
        async (path) => (await readFile(path, 'utf8').catch(() => undefined)) === text,
        (path) => writeFile(path, text),
      ),
    sweep: async (folder: string, which: RegExp) => {
      for (const file of await readdir(pathIn(build.folder, 'out', folder))) {
        if (which.test(file) && !names.includes(posix.join(folder, file)))
          await rm(pathIn(build.folder, 'out', folder, file), { force: true });
      }
    },
  };
}

/** Copies one artifact into `out/` and gives its path. */
export async function copyOut(build: Build, name: string, artifact: Artifact): Promise<string> {
  await openOut(build).copy(name, artifact);
  return pathIn(build.folder, 'out', name);
}

/** Writes one text into `out/` and gives its path. */
export async function writeOut(build: Build, name: string, text: string): Promise<string> {
  await openOut(build).write(name, text);
  return pathIn(build.folder, 'out', name);
}

async function sameBytes(path: string, source: string, size: number): Promise<boolean> {
  const there = await stat(path).catch(() => undefined);
  if (there?.size !== size) return false;
  const [mine, theirs] = await Promise.all([readFile(path), readFile(source)]);
  return mine.equals(theirs);
}

/** The middle of each take, small, as data for the storyboard page. */
export async function storyboardStills(
  build: Build,
  shots: readonly Pick<MadeShot, 'shot' | 'media'>[],
): Promise<Map<string, string>> {
  build.builder.expect(stillStep, shots.length);
  const stills = await Promise.all(
    shots.map(async ({ shot, media }) => {
      const still = await build.builder.build(
        stillStep,
        { time: middleOf(shot), width: 640 },
        { take: media },
        { label: shot.slate },
      );
      return [
        shot.id,
        `data:image/jpeg;base64,${Buffer.from(await build.store.bytes(still.digest)).toString('base64')}`,
      ] as const;
    }),
  );
  return new Map(stills);
}

function middleOf(shot: Shot): number {
  return Math.floor(shot.duration * 0.5);
}

/** The shot that shows most of the cast together, else the first, with the title. */
async function makePoster(build: Build, { planned, shots }: Delivery): Promise<Artifact> {
  const worth = ({ shot }: MadeShot) => ({ 'two-shot': 3, master: 2, establishing: 1 })[shot.purpose as string] ?? 0;
  const best = [...shots].sort((a, b) => worth(b) - worth(a))[0]!;
  const { width, height } = build.format;
  const picture = await build.builder.build(stillStep, { time: middleOf(best.shot), width }, { take: best.media });
  return build.builder.build(posterStep, { title: planned.plan.title, width, height }, { picture });
}

async function writeReport(build: Build, { planned, shots, measurement, findings }: Delivery): Promise<string> {
  const { records } = await readJournal(journalPath(build.folder));
  const seconds = meanSeconds(records);
  const work = Object.entries(seconds).map(([step, mean]) => {
    const ran = records.filter((record) => record.step === step && record.outcome === 'done').length;
    return { step, ran, seconds: mean * ran };
  });
  return reportHtml({
    film: build.document.film,
    plan: planned.plan,
    measurement,
    takes: new Map(shots.map(({ shot, take }) => [shot.id, take])),
    findings,
    work: work.sort((a, b) => b.seconds - a.seconds),
    poster: 'poster.jpg',
  });
}

/** The folder of a film's deliverables. */
export function outFolder(build: Pick<Build, 'folder'>): string {
  return join(build.folder.root, 'out');
}
