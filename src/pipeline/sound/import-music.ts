import { type Finding, type Flicks, fromSeconds, Problem, toSeconds } from '../../film/index.ts';
import { type CutMusic, cutMusic, type MusicAnalysis } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import { musicStep } from '../steps/music.ts';
import { type MusicCredit, musicAnalysisStep, musicCutStep } from '../steps/music-cut.ts';
import { aboutTrack, findMusic, type MusicStretch, musicFolder } from './find-music.ts';
import type { HeardScene, MadePiece } from './heard-scene.ts';
import { landSound } from './land-sound.ts';

/** Imported music as a cue sheet tells of it: when it is heard, whose it is, what was heard in it, and how many of the cuts fall on its beats. */
export type ImportedCue = MusicCredit & {
  start: Flicks;
  end: Flicks;
  loudness: number;
  tempo?: number;
  key?: MusicAnalysis['key'];
  cuts: number;
  met: number;
};

/** The pieces of the music stem that a person has brought. */
export type ImportedMusic = { pieces: MadePiece[]; cues: ImportedCue[]; findings: Finding[] };

/** As loud as composed cues are played, LUFS: the mix brings the whole stem to its place. */
const cueLoudness = -27;

/** Fainter music is taken for silence, LUFS. */
const faintest = -60;

/** Ten minutes of uncompressed stereo with 32 bits at 96 kHz. */
const limit = {
  most: 500_000_000,
  code: 'music-too-large',
  than: 'more than is read of one file of music',
  fix: 'Save it as FLAC or AAC, or cut it to what the film needs.',
};

/** Analyses the music of music.yaml and cuts it to the scenes that it plays under. What cannot be read is told of, and is not in the cues. */
export async function importMusic(
  build: Build,
  scenes: readonly HeardScene[],
  duration: Flicks,
): Promise<ImportedMusic> {
  const { stretches, findings } = findMusic(build, scenes, duration);
  const made = await Promise.all(
    stretches.map(async (stretch) => {
      try {
        return { stretch, ...(await placeMusic(build, stretch)) };
      } catch (error) {
        if (!(error instanceof Problem) || !/^(?:music|media)-/.test(error.code)) throw error;
        findings.push(unusable(build, stretch, error));
        return undefined;
      }
    }),
  );
  const placed = made.filter((one) => one !== undefined);
  findings.push(...placed.filter(({ cue }) => cue.tempo === undefined).map(({ stretch }) => beatless(build, stretch)));
  return { pieces: placed.map(({ piece }) => piece), cues: placed.map(({ cue }) => cue), findings };
}

async function placeMusic(build: Build, stretch: MusicStretch): Promise<{ piece: MadePiece; cue: ImportedCue }> {
  const { track, start, end, scenes } = stretch;
  const { scenes: _, gain: wanted, start: from, ...credit } = track;
  const file = await landSound(build, `${musicFolder}/${track.file}`, limit);
  const music = await build.builder.build(musicStep, { file: track.file }, { music: file }, { label: track.file });
  const heard = await build.builder.build(musicAnalysisStep, {}, { music }, { label: track.file });
  const analysis = await build.store.json<MusicAnalysis>(heard.parts!.analysis!.digest);
  if (analysis.loudness < faintest) throw silent(track.file);
  const cuts = scenes
    .flatMap((scene) => scene.shots.map((shot) => toSeconds(scene.start + shot.start - start)))
    .filter((time) => time > 0);
  const cut = cutMusic(analysis, { length: toSeconds(end - start), cuts, start: from });
  const gain = Math.round(10 * (cueLoudness - analysis.loudness + wanted)) / 10;
  const sound = await build.builder.build(
    musicCutStep,
    { parts: cut.parts, gain, credit },
    { music: heard.parts!.audio! },
    { label: track.file },
  );
  const piece = { ...placeOf(cut, start), sound };
  const { loudness, tempo, key } = analysis;
  const until = Math.min(end, piece.start + fromSeconds(lengthOf(cut)));
  const cue = { ...credit, start: piece.start, end: until, loudness, tempo, key, cuts: cuts.length, met: cut.met };
  return { piece, cue };
}

function placeOf({ delay, fadeIn, fadeOut }: CutMusic, start: Flicks) {
  return { start: start + fromSeconds(delay), fadeIn: fromSeconds(fadeIn), fadeOut: fromSeconds(fadeOut) };
}

function lengthOf({ parts }: CutMusic): number {
  return parts.reduce((sum, { from, to }) => sum + to - from, 0);
}

function silent(file: string): Problem {
  return new Problem({
    code: 'music-silent',
    message: `${file} is silent.`,
    where: { file: `${musicFolder}/${file}` },
    fix: 'Put the right file in its place.',
  });
}

function beatless(build: Build, { track, index }: MusicStretch): Finding {
  return aboutTrack(build, index, 'file', {
    code: 'music-beatless',
    severity: 'note',
    message: `No beat was heard in ${track.file}: it begins and ends with its scenes and not on beats.`,
    fix: 'Nothing, if it is meant to float.',
  });
}

function unusable(build: Build, { track, index }: MusicStretch, { code, message, fix }: Problem): Finding {
  const why = code.startsWith('media-') ? `${track.file} cannot be read as music.` : message;
  return aboutTrack(build, index, 'file', {
    code,
    severity: 'draft',
    message: `${why} Composed music plays instead.`,
    fix,
  });
}
