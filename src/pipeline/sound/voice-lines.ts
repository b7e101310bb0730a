import { characterNamed } from '../../direct/index.ts';
import type { Artifact } from '../../engine/index.ts';
import {
  type Cast,
  type Character,
  type Finding,
  type Flicks,
  fromSeconds,
  type Line,
  linesOf,
  Problem,
  type Screenplay,
  type VoicedLine,
} from '../../film/index.ts';
import { doubtfulMismatch, heldBy, type LineToVoice } from '../../sound/index.ts';
import type { Build } from '../build.ts';
import { recordingStep } from '../steps/recording.ts';
import { servedVoiceStep } from '../steps/served-voice.ts';
import { voiceStep } from '../steps/voice.ts';
import { landSound } from './land-sound.ts';
import { findRecordings } from './recordings.ts';
import { directionOf } from './voice-direction.ts';

/** The lines of a film by their identity, with their sound; without it where nobody could say them. */
export type VoicedLines = Map<string, { voiced: VoicedLine; audio: Artifact | undefined }>;

type Voiced = { artifact: Artifact; findings: Finding[] };

/**
 * Voices every line: the recording in `footage/lines/` where there is one that fits, else the service that cast.yaml names, else the voice of this
 * machine. Findings tell of lines that could not be made as asked.
 */
export async function voiceLines(
  build: Build,
  { whole, selected }: { whole: Screenplay; selected: Screenplay },
  cast: Cast,
): Promise<{ voices: VoicedLines; findings: Finding[] }> {
  const recorded = findRecordings(build.folder, whole);
  const findings: Finding[] = [];
  const speeches = selected.scenes.flatMap(linesOf);
  const own = speeches.filter(({ id, character }) => {
    return !recorded.files.has(id) && !characterNamed(character, cast.characters)?.speech;
  });
  build.builder.expect(voiceStep, own.length);
  const voices: VoicedLines = new Map();
  await Promise.all(
    speeches.map(async (speech) => {
      const speaker = characterNamed(speech.character, cast.characters);
      if (!speaker) throw new Error(`nobody was cast for ${speech.character}`);
      try {
        const made = await voiceOne(build, speech, speaker, recorded.files.get(speech.id));
        const voiced = await build.store.json<VoicedLine>(made.artifact.parts!.voiced!.digest);
        voices.set(speech.id, { voiced, audio: made.artifact.parts!.audio! });
        findings.push(...made.findings);
      } catch (error) {
        if (!(error instanceof Problem) || error.code !== 'voice-missing') throw error;
        findings.push({ ...findingOf(error, speech), where: { line: speech.line } });
        voices.set(speech.id, { voiced: silentLine(speech.id, speech.text), audio: undefined });
      }
    }),
  );
  return { voices, findings: [...recorded.findings, ...oneOfMissing(findings)] };
}

async function voiceOne(build: Build, speech: Line, speaker: Character, file: string | undefined): Promise<Voiced> {
  const line: LineToVoice = {
    line: speech.id,
    text: speech.text,
    voice: speaker.voice,
    ...directionOf(speech),
    pronunciations: heldBy(speech.text, build.document.pronunciations.words),
  };
  if (!file) return { artifact: await generate(build, line, speaker), findings: [] };
  try {
    const recording = await landSound(build, file, limit);
    const artifact = await build.builder.build(recordingStep, { ...line, file }, { recording }, { label: file });
    const doubtful = (artifact.facts.mismatch as number) > doubtfulMismatch;
    return { artifact, findings: doubtful ? [doubtAbout(file, speech)] : [] };
  } catch (error) {
    if (!(error instanceof Problem) || !/^(?:recording|media)-/.test(error.code)) throw error;
    const finding = { ...findingOf(error, speech), where: { file, line: speech.line } };
    return { artifact: await generate(build, line, speaker), findings: [finding] };
  }
}

/** Ten minutes of uncompressed stereo. */
const limit = {
  most: 250_000_000,
  code: 'recording-too-large',
  than: 'far more than one line needs',
  fix: 'Cut out the one line that it is named after.',
};

/** A line said by the speech service that its speaker has in cast.yaml, else by the voice of this machine. */
export function generate(
  { builder }: Build,
  line: LineToVoice,
  { name, speech: served }: Pick<Character, 'name' | 'speech'>,
): Promise<Artifact> {
  if (!served) return builder.build(voiceStep, line, {}, { label: name });
  return builder.build(servedVoiceStep, { ...line, served }, {}, { label: name });
}

/** A line that was made with a lesser part than asked for, and why. */
function findingOf({ code, message, fix }: Problem, { line }: Line): Finding {
  return { code, severity: 'draft', message, where: { line }, confidence: 1, fix };
}

function doubtAbout(file: string, { line, text }: Line): Finding {
  return {
    code: 'recording-doubtful',
    severity: 'warning',
    message: `${file} was used, but it does not sound like "${text.slice(0, 60)}".`,
    where: { file, line },
    confidence: 0.6,
    fix: 'Listen to it: if it is another line, name it after that one; if the words were changed, change them in the script.',
  };
}

/** A line nobody can say: as long as it would take, with a closed mouth. */
function silentLine(line: string, text: string): VoicedLine {
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  const duration: Flicks = fromSeconds(0.5 + han / 4 + (text.length - han) / 15);
  return { line, duration, phones: [], visemes: [{ viseme: 'sil', start: 0, end: duration, weight: 1 }], words: [] };
}

/** An engine that is not here is told of once, not for every line. */
function oneOfMissing(findings: readonly Finding[]): Finding[] {
  return findings.filter(
    ({ code }, index) => code !== 'voice-missing' || findings.findIndex((other) => other.code === code) === index,
  );
}
