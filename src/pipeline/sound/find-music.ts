import type { Finding, Flicks, MusicTrack } from '../../film/index.ts';
import type { Build } from '../build.ts';
import { existingFile, readText } from '../film-folder.ts';
import { parseYaml } from '../yaml-file.ts';
import type { HeardScene } from './heard-scene.ts';
import { soundsIn } from './recordings.ts';

/** Where the files that music.yaml names lie in a film folder. */
export const musicFolder = 'footage/music';

/** A stretch of the film that a track plays under: scenes that follow each other. */
export type MusicStretch = { track: MusicTrack; index: number; scenes: HeardScene[]; start: Flicks; end: Flicks };

const listName = 'music.yaml';

/**
 * Where the tracks of music.yaml play: each under the scenes that it names, as one piece where they follow each other; what plays under the last scene goes
 * on to the film's end. Findings tell of files that are missing or named nowhere, of scenes that are unknown or taken, and of rights that are not
 * recorded.
 */
export function findMusic(
  build: Build,
  scenes: readonly HeardScene[],
  duration: Flicks,
): { stretches: MusicStretch[]; findings: Finding[] } {
  const { tracks } = build.document.music;
  const findings = tracks.flatMap((track, index) => rightsOf(build, track, index));
  const taken = new Set<HeardScene>();
  const stretches = tracks.flatMap((track, index) => {
    if (!existingFile(build.folder, `${musicFolder}/${track.file}`)) {
      findings.push(missing(build, track, index));
      return [];
    }
    findings.push(...unknownScenes(build, track, index, scenes));
    const chosen = scenes.filter(({ scene }) => plays(track, scene.number));
    if (chosen.some((one) => taken.has(one))) findings.push(overlapping(build, track, index));
    const own = chosen.filter((one) => !taken.has(one));
    for (const one of own) taken.add(one);
    return runsOf(own, scenes).map((run) => stretchOf(run, { track, index }, scenes, duration));
  });
  return { stretches, findings: [...findings, ...unlisted(build)] };
}

function plays({ scenes }: MusicTrack, number: string): boolean {
  return !scenes || scenes.some((one) => String(one).toLowerCase() === number.toLowerCase());
}

function runsOf(chosen: readonly HeardScene[], all: readonly HeardScene[]): HeardScene[][] {
  const runs: HeardScene[][] = [];
  for (const scene of chosen) {
    const run = runs.at(-1);
    if (run && all.indexOf(run.at(-1)!) + 1 === all.indexOf(scene)) run.push(scene);
    else runs.push([scene]);
  }
  return runs;
}

function stretchOf(
  scenes: HeardScene[],
  of: { track: MusicTrack; index: number },
  all: readonly HeardScene[],
  duration: Flicks,
): MusicStretch {
  const last = scenes.at(-1)!;
  const end = last === all.at(-1) ? duration : last.start + last.duration;
  return { ...of, scenes, start: scenes[0]!.start, end };
}

/** A finding about a key of a track, with its line. */
export function aboutTrack(
  build: Build,
  index: number,
  key: string,
  found: Pick<Finding, 'code' | 'severity' | 'message' | 'fix'>,
): Finding {
  const path = ['tracks', index, key];
  const text = readText(build.folder, listName)?.text;
  const where = text === undefined ? { file: listName } : parseYaml(text, listName).locate(path);
  return { ...found, where: { ...where, path: path.join('.') }, confidence: 1 };
}

function rightsOf(build: Build, { file, licence }: MusicTrack, index: number): Finding[] {
  if (!licence?.trim()) {
    return [
      aboutTrack(build, index, 'licence', {
        code: 'music-licence-missing',
        severity: 'warning',
        message: `Nothing says by what right ${file} is used in this film.`,
        fix: `Write its licence into ${listName}: an SPDX identifier such as CC-BY-4.0, or words such as "own recording".`,
      }),
    ];
  }
  if (!/\bND\b/.test(licence)) return [];
  return [
    aboutTrack(build, index, 'licence', {
      code: 'music-licence-unchanged',
      severity: 'warning',
      message: `${licence} does not allow ${file} to be changed, and music under a picture counts as a change.`,
      fix: 'Ask its author for leave, or choose other music.',
    }),
  ];
}

function missing(build: Build, { file }: MusicTrack, index: number): Finding {
  return aboutTrack(build, index, 'file', {
    code: 'music-missing',
    severity: 'draft',
    message: `There is no ${musicFolder}/${file}; composed music plays instead.`,
    fix: `Put the file into ${musicFolder}/, or take its entry out of ${listName}.`,
  });
}

function unknownScenes(build: Build, track: MusicTrack, index: number, scenes: readonly HeardScene[]): Finding[] {
  if (build.scenes !== undefined) return [];
  const numbers = scenes.map(({ scene }) => scene.number.toLowerCase());
  const unknown = (track.scenes ?? []).filter((one) => !numbers.includes(String(one).toLowerCase()));
  if (unknown.length === 0) return [];
  return [
    aboutTrack(build, index, 'scenes', {
      code: 'music-scene-unknown',
      severity: 'warning',
      message: `${track.file} is to play under scene ${unknown.join(', ')}, which the film does not have.`,
      fix: `The scenes are ${numbers.join(', ')}.`,
    }),
  ];
}

function overlapping(build: Build, { file }: MusicTrack, index: number): Finding {
  return aboutTrack(build, index, 'scenes', {
    code: 'music-twice',
    severity: 'warning',
    message: `${file} and a track above it are to play under the same scene; there the one above plays.`,
    fix: `Name each scene once in ${listName}.`,
  });
}

function unlisted(build: Build): Finding[] {
  const listed = build.document.music.tracks.map(({ file }) => file);
  return soundsIn(build.folder, musicFolder)
    .filter((file) => !listed.includes(file))
    .map((file) => ({
      code: 'music-unlisted',
      severity: 'warning',
      message: `${musicFolder}/${file} is named nowhere in ${listName} and was not used.`,
      where: { file: `${musicFolder}/${file}` },
      confidence: 1,
      fix: `Add it to tracks in ${listName}, with its licence and the scenes that it plays under.`,
    }));
}
