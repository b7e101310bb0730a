import {
  type Caption,
  type Flicks,
  filmTimes,
  formatClock,
  fromFrames,
  fromSeconds,
  type Language,
  type Plan,
  type Screenplay,
  toSeconds,
  type VoicedLine,
} from '../film/index.ts';

/** Limits on captions, after the Netflix timed-text style guides (general requirements; English; Simplified Chinese). */
export const captionLimits = {
  en: { characters: 42, perSecond: 20 },
  zh: { characters: 16, perSecond: 9 },
  lines: 2,
  shortest: 5 / 6,
  longest: 7,
  gapFrames: 2,
} as const;

type Spoken = { text: string; character: string; start: Flicks; end: Flicks; voiced: VoicedLine | undefined };

/**
 * Captions for every line of a plan: at most two balanced lines, broken at phrases, shown while the words are spoken and
 * long enough to be read where the next line leaves room.
 */
export function makeCaptions(plan: Plan, screenplay: Screenplay, voiced: ReadonlyMap<string, VoicedLine>): Caption[] {
  const gap = fromFrames(captionLimits.gapFrames, plan.rate);
  const { duration } = filmTimes(plan);
  const pieces = spokenLines(plan, screenplay, voiced).flatMap((line) => split(line, plan.language));
  return pieces.map((piece, index) => {
    const next = pieces[index + 1]?.start ?? duration;
    const length = readingTime(piece.text, plan.language);
    const end = Math.min(
      Math.max(piece.end, piece.start + length),
      next - gap,
      piece.start + fromSeconds(captionLimits.longest),
      duration,
    );
    return {
      start: piece.start,
      end: Math.max(end, piece.start + gap),
      lines: breakLines(piece.text, plan.language),
      character: piece.character,
    };
  });
}

/** WebVTT (W3C), one cue a caption, speakers as voice spans. */
export function formatVtt(captions: readonly Caption[], language: Language): string {
  const cues = captions.map((caption, index) => {
    const voice = caption.character ? `<v ${escapeVtt(caption.character)}>` : '';
    return `${index + 1}\n${formatClock(caption.start)} --> ${formatClock(caption.end)}\n${voice}${caption.lines.map(escapeVtt).join('\n')}`;
  });
  return `WEBVTT\nLanguage: ${language}\n\n${cues.join('\n\n')}\n`;
}

/** SubRip. */
export function formatSrt(captions: readonly Caption[]): string {
  const cues = captions.map(
    (caption, index) =>
      `${index + 1}\n${formatClock(caption.start, ',')} --> ${formatClock(caption.end, ',')}\n${caption.lines.join('\n')}`,
  );
  return `${cues.join('\n\n')}\n`;
}

function escapeVtt(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}

function spokenLines(plan: Plan, screenplay: Screenplay, voiced: ReadonlyMap<string, VoicedLine>): Spoken[] {
  const texts = new Map(
    screenplay.scenes.flatMap(
      (scene) =>
        scene.beats.flatMap((beat) => (beat.kind === 'dialogue' ? [[beat.speech.id, beat.speech]] : [])) as [
          string,
          { text: string; character: string },
        ][],
    ),
  );
  const { scenes } = filmTimes(plan);
  return plan.scenes.flatMap((scene) =>
    scene.lines.flatMap((line): Spoken[] => {
      const speech = texts.get(line.id);
      const start = scenes.get(scene.id);
      if (!speech || start === undefined) return [];
      const text = speech.text.replace(/[*_]/g, '').replace(/\s+/g, ' ').trim();
      return [
        {
          text,
          character: speech.character,
          start: start + line.start,
          end: start + line.start + line.duration,
          voiced: voiced.get(line.id),
        },
      ];
    }),
  );
}

/** Cuts a long line into captions and gives each its share of the line's time. */
function split(line: Spoken, language: Language): Spoken[] {
  const most = captionLimits[language].characters * captionLimits.lines;
  const parts = divide(line.text, language, most);
  const total = parts.reduce((sum, part) => sum + part.length, 0);
  let before = 0;
  return parts.map((text) => {
    const share = (position: number) =>
      line.start + Math.round(((line.end - line.start) * position) / Math.max(total, 1));
    const piece = { ...line, text, start: share(before), end: share(before + text.length) };
    before += text.length;
    return piece;
  });
}

function divide(text: string, language: Language, most: number): string[] {
  if (fitsLines(text, language, most)) return [text];
  const at = bestBreak(text, language, Math.ceil(text.length / 2));
  if (at <= 0 || at >= text.length) return [text];
  return [text.slice(0, at).trim(), text.slice(at).trim()].flatMap((part) => divide(part, language, most));
}

function fitsLines(text: string, language: Language, most: number): boolean {
  if (text.length > most) return false;
  return breakLines(text, language).every((line) => line.length <= captionLimits[language].characters);
}

function breakLines(text: string, language: Language): string[] {
  const { characters } = captionLimits[language];
  if (text.length <= characters) return [text];
  const at = bestBreak(text, language, Math.ceil(text.length / 2));
  return at > 0 && at < text.length ? [text.slice(0, at).trim(), text.slice(at).trim()] : [text];
}

/** The best place to break near `middle`: after a sentence, then a clause, then before a small word, then at a space. */
function bestBreak(text: string, language: Language, middle: number): number {
  let best = { at: -1, cost: Number.POSITIVE_INFINITY };
  for (let at = 1; at < text.length; at++) {
    const weight = breakWeight(text, at, language);
    if (weight === undefined) continue;
    const cost = Math.abs(at - middle) + weight;
    if (cost < best.cost) best = { at, cost };
  }
  return best.at > 0 ? best.at : middle;
}

function breakWeight(text: string, at: number, language: Language): number | undefined {
  const before = text[at - 1]!;
  const after = text[at]!;
  if (/[。！？；，、：”’）》]/.test(after)) return undefined;
  if (/[.!?。！？…]/.test(before)) return 0;
  if (/[,;:，、；：—]/.test(before)) return 2;
  if (language === 'zh') return /[\p{Script=Han}]/u.test(before) && !/[“‘（《]/.test(before) ? 12 : undefined;
  if (before !== ' ') return undefined;
  return /^(?:and|but|or|so|because|that|which|who|when|if|to|in|on|at|of|for|with|from)\b/i.test(text.slice(at))
    ? 4
    : 8;
}

function readingTime(text: string, language: Language): Flicks {
  const seconds = Math.max(captionLimits.shortest, text.length / captionLimits[language].perSecond);
  return fromSeconds(Math.min(seconds, captionLimits.longest));
}

/** What a caption track breaks, one sentence each; empty when all limits hold. */
export function checkCaptions(captions: readonly Caption[], plan: Plan): string[] {
  const { characters, perSecond } = captionLimits[plan.language];
  return captions.flatMap((caption, index) => {
    const faults: string[] = [];
    const seconds = toSeconds(caption.end - caption.start);
    const length = caption.lines.join('').length;
    if (caption.lines.length > captionLimits.lines) faults.push('has too many lines');
    if (caption.lines.some((line) => line.length > characters)) faults.push(`has a line over ${characters} characters`);
    if (length / seconds > perSecond + 0.01)
      faults.push(`asks for ${(length / seconds).toFixed(1)} characters a second`);
    const next = captions[index + 1];
    if (next && next.start - caption.end < fromFrames(captionLimits.gapFrames, plan.rate) - 1)
      faults.push('runs into the next one');
    return faults.map((fault) => `Caption ${index + 1} at ${formatClock(caption.start)} ${fault}.`);
  });
}
