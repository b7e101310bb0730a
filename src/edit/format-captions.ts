import { type Caption, formatClock, type Language } from '../film/index.ts';

/**
 * WebVTT (W3C), one cue a caption, speakers as voice spans. `kind` is what a page's track element should call the file; it and the
 * language stand in a comment, since the format has no place for them.
 */
export function formatVtt(
  captions: readonly Caption[],
  language: Language,
  kind: 'captions' | 'subtitles' | 'descriptions' = 'captions',
): string {
  const cues = captions.map(
    (caption, index) =>
      `${index + 1}\n${formatClock(caption.start)} --> ${formatClock(caption.end)}\n${voices(caption)}`,
  );
  return `${['WEBVTT', `NOTE kind: ${kind}; language: ${language}`, ...cues].join('\n\n')}\n`;
}

function voices({ lines, speakers }: Caption): string {
  const span = (text: string, speaker: string | undefined) =>
    speaker ? `<v ${escapeVtt(speaker)}>${escapeVtt(text)}</v>` : escapeVtt(text);
  if (speakers.length < 2) return span(lines.join('\n'), speakers[0]);
  return lines.map((line, index) => span(line, speakers[index])).join('\n');
}

/** SubRip. It knows no escapes: an arrow that would read as a time is written as one sign. */
export function formatSrt(captions: readonly Caption[]): string {
  const cues = captions.map(
    (caption, index) =>
      `${index + 1}\n${formatClock(caption.start, ',')} --> ${formatClock(caption.end, ',')}\n${caption.lines.join('\n').replaceAll('-->', '→')}`,
  );
  return cues.length === 0 ? '' : `${cues.join('\n\n')}\n`;
}

function escapeVtt(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
