import { characterNamed } from '../../direct/index.ts';
import {
  type Cast,
  type Character,
  type Finding,
  type Flicks,
  type Language,
  type Line,
  linesOf,
  type Plan,
  type Screenplay,
  toSeconds,
  type VoicedLine,
} from '../../film/index.ts';
import { chooseVoice, heldBy, type LineToVoice } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import type { PlannedFilm } from '../plan-film.ts';
import { directionOf } from './voice-direction.ts';
import { generate, type VoicedLines } from './voice-lines.ts';

/** How much slower or faster a dubbed line may be said to fit its place. */
const rates = { least: 0.85, most: 1.2 };

/** A line of a translated script that is longer than its place, said as fast as it can be. */
export type LongLine = { speech: Line; duration: Flicks; slot: Flicks };

/** What a dub says, and its lines that stay too long. */
export type DubbedLines = { voices: VoicedLines; long: LongLine[] };

/** The time that each line of a plan has, by its identity. */
export function slotsOf({ scenes }: Pick<Plan, 'scenes'>): Map<string, Flicks> {
  return new Map(scenes.flatMap((scene) => scene.lines.map((line) => [line.id, line.duration] as const)));
}

/**
 * Says the lines of a translated script in voices of its language, each as long as the line it stands for where 0.85 to 1.2 of the voice's own
 * speed reach that; a speech service says its lines once, at its own speed.
 */
export async function dubLines(
  build: Build,
  { plan, screenplay: original }: PlannedFilm,
  translated: Screenplay,
  cast: Cast,
): Promise<DubbedLines> {
  const slots = slotsOf(plan);
  const originals = new Map(original.scenes.flatMap(linesOf).map((line) => [line.id, line]));
  const voices: VoicedLines = new Map();
  const long: LongLine[] = [];
  await Promise.all(
    translated.scenes.flatMap(linesOf).map(async (speech) => {
      const slot = slots.get(speech.id);
      const line = originals.get(speech.id)!;
      const speaker = characterNamed(line.character, cast.characters);
      if (slot === undefined || !speaker) return;
      const toVoice: LineToVoice = {
        ...directionOf(line),
        line: speech.id,
        text: speech.text,
        voice: voiceIn(translated.language, speaker, cast, build.document.film.source.seed),
        pronunciations: heldBy(speech.text, build.document.pronunciations.words),
      };
      const said = await sayWithin(build, toVoice, slot, speaker);
      voices.set(speech.id, said);
      const { duration } = said.voiced;
      if (duration > slot * 1.05) long.push({ speech, duration, slot });
    }),
  );
  return { voices, long: long.sort((a, b) => a.speech.line - b.speech.line) };
}

/** The voice somebody has in a language: their own where it speaks it, else one that fits how they look, the same for the whole film. */
export function voiceIn(language: Language, { id, voice, appearance }: Character, { characters }: Cast, seed: number) {
  const engine = language === 'zh' ? 'espeak' : 'flite';
  if (voice.engine === engine) return voice;
  const index = characters.findIndex((other) => other.id === id);
  return { ...chooseVoice(appearance, language, index, seed), ...(voice.room && { room: voice.room }) };
}

async function sayWithin(build: Build, line: LineToVoice, slot: Flicks, speaker: Character) {
  const say = async (rate: number) => {
    const voice = { ...line.voice, rate: Math.min(2, Math.max(0.5, Math.round(line.voice.rate * rate * 100) / 100)) };
    const artifact = await generate(build, { ...line, voice }, speaker);
    const voiced = await build.store.json<VoicedLine>(artifact.parts!.voiced!.digest);
    return { voiced, audio: artifact.parts!.audio! };
  };
  const plain = await say(1);
  if (speaker.speech) return plain;
  const rate = Math.max(rates.least, Math.min(rates.most, plain.voiced.duration / slot));
  return Math.abs(rate - 1) < 0.02 ? plain : await say(rate);
}

/** The finding that tells of a line which stays too long. */
export function tooLong({ speech: { line, text }, duration, slot }: LongLine): Finding {
  const [long, place] = [duration, slot].map((time) => toSeconds(time).toFixed(1));
  return {
    code: 'dub-too-long',
    severity: 'warning',
    message: `"${text.slice(0, 60)}" takes ${long} s, and its line has ${place} s.`,
    where: { line },
    evidence: { duration, slot },
    confidence: 1,
    fix: 'Shorten its translation.',
  };
}
