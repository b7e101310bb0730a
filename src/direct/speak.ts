import type { Emotion, Gesture, Line, ShotAngle } from '../film/index.ts';
import { coverFrames, fromSeconds, hash, toSeconds } from '../film/index.ts';
import { propUp } from './bodies.ts';
import grammar from './data/grammar.json' with { type: 'json' };
import { angleFor } from './emphasis.ts';
import { feelingOfLine } from './expression.ts';
import { handOver } from './hand-over.ts';
import { large } from './hand-places.ts';
import { interpret } from './interpret.ts';
import type { Feeling } from './mood.ts';
import { show } from './perform.ts';
import { type Performer, performerNamed } from './performers.ts';
import { noteSpoilt, readAloud } from './reading.ts';
import { addSlot, delay, faceTowards, playActs, type Rehearsal } from './rehearsal.ts';
import { nominalLength, timeSpeech } from './slots.ts';
import { hasFullHands } from './things.ts';
import { round } from './vector.ts';
import { readingTime } from './words.ts';

const gestureLengths = grammar.gestures as Record<Gesture, number>;

/** Plays a speech: business in parentheses first, then the words, with gestures, gazes and a listener's nod. */
export function speakLine(rehearsal: Rehearsal, line: Line, beat: string, cast: readonly Performer[]): void {
  const { request, playing } = rehearsal;
  const performer = line.offScreen ? undefined : performerNamed(line.character, cast);
  if (performer) stay(rehearsal, performer.id);
  if (performer) propUp(playing, performer.id, rehearsal.clock);
  if (performer) playing.unaware.delete(performer.id);
  if (performer && !playing.book.stand(performer.id, rehearsal.clock).present)
    show(playing, performer.id, rehearsal.clock, 'none');
  const business = performer ? playBusiness(rehearsal, line, performer, cast) : 0;
  const voiced = request.voiced.get(line.id);
  if (!voiced) rehearsal.findings.push(notVoiced(line, request.scene.id));
  const timing = timeSpeech(line, voiced, request.rate, request.seed);
  const start = rehearsal.clock;
  const spoken = start + business + timing.lead;
  const listener = performer ? addressee(rehearsal, performer.id) : undefined;
  const hears = listener && !playing.unaware.has(listener) ? listener : undefined;
  const looks = performer ? attend(rehearsal, performer.id, listener, line.text) : new Map<string, string>();
  if (performer) {
    const visemes = (voiced?.visemes ?? []).map((shape) => ({
      ...shape,
      start: shape.start + spoken,
      end: shape.end + spoken,
    }));
    playing.book.write(performer.id, {
      kind: 'speak',
      line: line.id,
      visemes,
      start: spoken,
      end: spoken + (voiced?.duration ?? timing.spoken),
    });
    noteSpoilt(playing, line.text, start);
    const read = readAloud(playing, performer.id, line.text, spoken, spoken + timing.spoken);
    const given = handOver(rehearsal, line, performer.id, spoken);
    const busy = read !== undefined || given !== undefined;
    colour(rehearsal, line, performer, hears, spoken, spoken + timing.spoken, busy);
    rehearsal.speakers.push(performer.id);
    rehearsal.memory = { ...rehearsal.memory, last: performer.id };
  }
  rehearsal.lines.push({
    id: line.id,
    character: line.character,
    start: spoken,
    duration: voiced?.duration ?? timing.spoken,
    offScreen: performer === undefined,
  });
  const thinks = performer ? undefined : thinker(rehearsal, line, cast);
  let from = 0;
  for (const [part, { text, end }] of timing.parts.entries()) {
    addSlot(rehearsal, {
      kind: 'speech',
      beat,
      text,
      part,
      looks,
      speaker: performer?.id,
      duration: end - from + (part === 0 ? business : 0),
      nominal: nominalLength(readingTime(text) + 0.5 + toSeconds(part === 0 ? business : 0)),
      principal: performer ? [performer.id, ...(listener ? [listener] : [])] : thinks ? [thinks] : [],
      scenic: performer === undefined && thinks === undefined,
      key: performer !== undefined && request.keyLines.has(line.id) && part === timing.parts.length - 1,
      angle: performer ? angleOf(rehearsal, line, performer.id, listener) : 'eye',
    });
    from = end;
  }
  if (performer && hears && request.keyLines.has(line.id)) react(rehearsal, line, beat, performer.id, hears);
}

/** Whose thought an unseen line is: that of the film's mind, while it is there to be looked at. */
function thinker({ request, playing, clock }: Rehearsal, line: Line, cast: readonly Performer[]): string | undefined {
  const id = performerNamed(line.character, cast)?.id;
  return id !== undefined && id === request.mind && playing.book.stand(id, clock).present ? id : undefined;
}

/** Who turned to go and still has something to say is not gone yet. */
function stay({ playing, clock }: Rehearsal, actor: string): void {
  const book = playing.book.blocking.get(actor)!;
  book.actions = book.actions.filter(
    (action) => action.kind !== 'vanish' || action.effect !== 'none' || action.end < clock - 1,
  );
}

const answers: Partial<Record<Emotion, Emotion>> = {
  anger: 'fear',
  joy: 'joy',
  sadness: 'tenderness',
  tenderness: 'tenderness',
  fear: 'surprise',
  surprise: 'surprise',
};

/** Whoever was told the most important thing takes it in: a feeling, a small gesture, a moment of silence. */
function react(rehearsal: Rehearsal, line: Line, beat: string, speaker: string, listener: string): void {
  const { playing, clock, request } = rehearsal;
  const told = feelingOfLine(line)?.emotion;
  const emotion = (told && answers[told]) ?? (request.air.mood.valence < 0 ? 'sadness' : 'surprise');
  playing.book.write(listener, { kind: 'feel', emotion, intensity: 0.65, start: clock, end: clock });
  const draw = hash(`${request.seed}/answer/${speaker}/${listener}/${rehearsal.slots.length}`) % 3;
  const full = hasFullHands(playing.things, listener, clock, large);
  const gesture = full ? 'nod' : (['nod', 'listen', 'hand-to-chest'] as const)[draw]!;
  if (playing.performers.get(listener)?.appearance.kind === 'person') {
    const start = clock + coverFrames(fromSeconds(0.25), request.rate);
    const end = start + coverFrames(fromSeconds(gestureLengths[gesture]), request.rate);
    playing.book.write(listener, { kind: 'gesture', gesture, target: { actor: speaker }, start, end });
  }
  const looks = new Map([
    [listener, speaker],
    [speaker, listener],
  ]);
  addSlot(rehearsal, {
    kind: 'action',
    beat,
    text: '',
    principal: [listener, speaker],
    looks,
    seconds: grammar.pace.reaction * (request.reaction ?? 1),
    reacts: true,
  });
}

/** What the words ask for; else, for every other line, the height from which a standing and a sitting person see each other. */
function angleOf(rehearsal: Rehearsal, line: Line, speaker: string, listener: string | undefined): ShotAngle {
  const asked = angleFor(line.parentheticals.join(' '), false);
  if (asked !== 'eye' || !listener || hash(`${rehearsal.request.seed}/angle/${line.text}`) % 2) return asked;
  const low = (id: string) => rehearsal.playing.book.stand(id, rehearsal.clock).pose !== 'stand';
  if (low(speaker) === low(listener)) return 'eye';
  return low(speaker) ? 'high' : 'low';
}

/** "(bowing)" is done before the words; its length in whole frames. */
function playBusiness(rehearsal: Rehearsal, line: Line, performer: Performer, cast: readonly Performer[]): number {
  const words = line.parentheticals.join(', ');
  if (!words) return 0;
  const memory = { last: performer.id, present: rehearsal.playing.book.present(rehearsal.clock) };
  const { acts } = interpret(`${performer.name} ${words}`, cast, memory);
  const own = acts
    .filter((act) => act.actor === performer.id && !['enter', 'exit', 'walk', 'run'].includes(act.verb))
    .slice(0, 1);
  if (own.length === 0) return 0;
  const { end } = playActs(rehearsal.playing, own, rehearsal.clock);
  return Math.min(end - rehearsal.clock, coverFrames(fromSeconds(2), rehearsal.request.rate));
}

/** The other who spoke last and is not on the way out, else the nearest to hand. */
function addressee(rehearsal: Rehearsal, speaker: string): string | undefined {
  const { book } = rehearsal.playing;
  const { clock } = rehearsal;
  const present = book.present(clock).filter((id) => id !== speaker && !book.leaves(id, clock));
  return rehearsal.speakers.findLast((id) => present.includes(id)) ?? present[0];
}

function attend(
  rehearsal: Rehearsal,
  speaker: string,
  listener: string | undefined,
  words: string,
): Map<string, string> {
  const { playing, clock } = rehearsal;
  const looks = new Map<string, string>();
  for (const id of playing.book.present(clock)) {
    const target = id === speaker ? listener : speaker;
    if (!target || playing.unaware.has(id) || playing.book.leaves(id, clock)) continue;
    looks.set(id, target);
    playing.book.look(id, { actor: target }, id === speaker ? clock : clock + delay(rehearsal, id, words));
    if (id === speaker || id === listener) faceTowards(playing, id, target, clock);
  }
  return looks;
}

/** The feeling of a line, one gesture for a longer one, a nod of the listener: all placed from the start of the words. */
function colour(
  rehearsal: Rehearsal,
  line: Line,
  speaker: Performer,
  listener: string | undefined,
  start: number,
  end: number,
  busy: boolean,
): void {
  const { book, performers } = rehearsal.playing;
  const { rate } = rehearsal.request;
  feel(rehearsal, line, speaker.id, listener, start);
  const draw = hash(`${rehearsal.request.seed}/${speaker.id}/${line.text}`);
  const full = hasFullHands(rehearsal.playing.things, speaker.id, start, large);
  const wanted =
    !busy && speaker.appearance.kind === 'person' && readingTime(line.text) > 1.8 && draw % 3 > 0
      ? full
        ? 'nod'
        : gestureFor(line.text, draw)
      : undefined;
  if (wanted) {
    const from = start + coverFrames(fromSeconds(0.2 + ((draw >>> 4) % 8) * 0.05), rate);
    const until = from + coverFrames(fromSeconds(gestureLengths[wanted]), rate);
    if (until < end)
      book.write(speaker.id, {
        kind: 'gesture',
        gesture: wanted,
        ...(listener ? { target: { actor: listener } } : {}),
        start: from,
        end: until,
      });
  }
  const nods =
    listener &&
    performers.get(listener)?.appearance.kind === 'person' &&
    readingTime(line.text) > 2.2 &&
    (draw >>> 10) % 2 === 0;
  if (!nods || !listener) return;
  const from = start + coverFrames(fromSeconds(1 + ((draw >>> 12) % 8) * 0.1), rate);
  const until = from + coverFrames(fromSeconds(gestureLengths.nod), rate);
  if (until < end)
    book.write(listener, {
      kind: 'gesture',
      gesture: /[?？]/u.test(line.text) ? 'listen' : 'nod',
      start: from,
      end: until,
    });
}

/** The face of whoever speaks shows what the words do, and a listener's answers it faintly; a line without a feeling lets the last one fade. */
function feel(
  { playing, request }: Rehearsal,
  line: Line,
  speaker: string,
  listener: string | undefined,
  start: number,
) {
  const { book } = playing;
  const at = (seconds: number) =>
    start + Math.sign(seconds) * coverFrames(fromSeconds(Math.abs(seconds)), request.rate);
  const write = (actor: string, { emotion, intensity }: Feeling, time: number) =>
    book.write(actor, { kind: 'feel', emotion, intensity, start: time, end: time });
  const own = feelingOfLine(line);
  const last = book.blocking.get(speaker)!.actions.findLast((action) => action.kind === 'feel');
  if (own) write(speaker, own, at(-0.1));
  else if (last) write(speaker, { ...last, intensity: round(last.intensity / 2, 2) }, at(-0.1));
  const answer = own && answers[own.emotion];
  if (listener && answer) write(listener, { emotion: answer, intensity: 0.3 }, at(0.6));
}

function gestureFor(text: string, draw: number): Gesture {
  if (/\b(?:you|there|that)\b[^?]*!|看!|那边|那儿/iu.test(text)) return 'point';
  if (/\b(?:I|my|me|heart)\b|我|心/u.test(text)) return draw % 2 ? 'hand-to-chest' : 'open-hands';
  if (/[?？]/u.test(text)) return 'open-hands';
  if (/\b(?:no|not|never)\b|不|没/iu.test(text)) return 'shake-head';
  return draw % 2 ? 'open-hands' : 'nod';
}

function notVoiced(line: Line, scene: string) {
  return {
    code: 'line-not-voiced',
    severity: 'draft' as const,
    message: `A line of ${line.character} has no voice yet, so its length is estimated from its words.`,
    where: { file: 'screenplay.fountain', line: line.line, scene },
    evidence: { line: line.id },
    confidence: 1,
    fix: `Check the voice of ${line.character} in cast.yaml.`,
  };
}
