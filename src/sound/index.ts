export { type Alignment, alignSpeech } from './align/align-speech.ts';
export {
  type AmbienceBrief,
  ambience,
  layersOf,
  loudnessOfPlace,
  type Place,
  type Spot,
  sources,
} from './ambience/ambience.ts';
export { addPiece, type LevelKey, type Piece } from './assemble.ts';
export { type Audio, sampleRate, silence } from './audio.ts';
export { encodeBroadcastWave } from './broadcast-wave.ts';
export { chooseVoice } from './choose-voice.ts';
export { type DialogueLine, dialogueStem, hallSpace } from './dialogue-stem.ts';
export { type FoleyBrief, type FoleyEvent, type FoleyKind, foley } from './foley/foley.ts';
export { layoutOf, silenceIn } from './layout.ts';
export { loudnessOf } from './loudness.ts';
export { type LoudnessTarget, loudnessTargets, measuredSpans } from './loudness-target.ts';
export {
  type Mix,
  type MixOptions,
  mix,
  type SpokenSpan,
  type StemName,
  type StemSource,
  stemNames,
} from './mix.ts';
export { analyseMusic, type MusicAnalysis } from './music-analysis/analyse-music.ts';
export { asStereo } from './music-analysis/as-stereo.ts';
export { type CutMusic, cutMusic, type MusicPart } from './music-analysis/cut-music.ts';
export { spliceMusic } from './music-analysis/splice-music.ts';
export { doubtfulMismatch, type NaturalLine, naturalLine } from './natural-line.ts';
export { faultOf, heldBy, type Pronunciations } from './pronunciation.ts';
export type { Space } from './reverb.ts';
export { type RoomPlan, reverberationTimes, roomOf } from './room.ts';
export { briefFor, type Commission, commissionLimits, readCommission } from './score/commission.ts';
export { composeScore, type ScoreBrief } from './score/compose.ts';
export { type CueSheet, cueSheet } from './score/cue-sheet.ts';
export {
  blend,
  feelingOf,
  feelingOfEmotion,
  type MoodWord,
  moodOfEmotion,
  moodWords,
  moodWordsIn,
  withTension,
} from './score/feeling.ts';
export { scoreToMidi } from './score/midi.ts';
export { type Presence, reasonFor, type SpottedScene, spot } from './score/spotting.ts';
export { type StyleName, styleNames, styleOf } from './score/style.ts';
export { type Character, characterOf, type FilmKind, type Tone } from './score/tone.ts';
export type { CueMusic, Feeling, Mark, MarkKind, Note, Score, ScoreCue, SectionName, Track } from './score/types.ts';
export { elevenLabs } from './service/eleven-labs.ts';
export { openAiSpeech } from './service/open-ai.ts';
export type {
  CharacterTimes,
  SpeechAddress,
  SpeechAnswer,
  SpeechFailure,
  SpeechRequest,
  SpeechService,
} from './service/speech-service.ts';
export { type Delivery, plainDelivery, type Speech, type Utterance, type WordSpan } from './speech.ts';
export { inLayout } from './up-mix.ts';
export { visemesOf } from './visemes.ts';
export { type Direction, type VoicePlace, voicePlaceOf } from './voice/manner.ts';
export { type LineToVoice, voiceLine } from './voice-line.ts';
export { decodeWave, encodeWave } from './wave.ts';
