import { type Film, type Language, linesOf, type MusicTrack, type Screenplay } from '../film/index.ts';
import { type CardDesign, cardDesign } from './card-design.ts';

/** What stands on a card: a title to be laid over the first picture, words to be laid over a scene's first one, or the closing credits. */
export type Card =
  | { kind: 'title'; title: string; design?: CardDesign }
  | { kind: 'super'; text: string; design?: CardDesign }
  | { kind: 'credits'; title: string; lines: CreditLine[]; design?: CardDesign };

export type CreditLine = { role: string; name: string };

const words: Record<Language, { written: string; cast: string; made: string; music: string; end: string }> = {
  en: { written: 'Written by', cast: 'With', made: 'Made with', music: 'Music', end: 'The End' },
  zh: { written: '编剧', cast: '出场', made: '制作', music: '音乐', end: '完' },
};

/** The title card of a film, in the film's own design. */
export function titleCard(film: Film, screenplay: Screenplay): Extract<Card, { kind: 'title' }> {
  const title = film.title || screenplay.title || '';
  return { kind: 'title', title, design: cardDesign(film, screenplay) };
}

/** The words that the script superimposes on a scene, `SUPER: DAY 2, 06:10`; `undefined` where it has none. */
export function superCard(film: Film, screenplay: Screenplay, scene: string): Card | undefined {
  const text = screenplay.scenes.find(({ id }) => id === scene)?.superimposed;
  return text === undefined ? undefined : { kind: 'super', text, design: cardDesign(film, screenplay) };
}

/** The closing card: the script's authors, the cast in order of appearance, the music that was brought, the user's own credits, and the maker. */
export function creditsCard(film: Film, screenplay: Screenplay, music: readonly MusicTrack[] = []): Card {
  const text = words[film.language];
  const authors = screenplay.titlePage.find((entry) => /^authors?$/i.test(entry.key))?.values.join(', ');
  const speakers = screenplay.scenes.flatMap(linesOf).map(({ character }) => character);
  const cast = [...new Set(speakers)].slice(0, 6).map(film.language === 'zh' ? (name) => name : titleCase);
  const lines = [
    ...(authors && authors !== 'Auteur' ? [{ role: text.written, name: authors }] : []),
    ...(cast.length > 0 ? [{ role: text.cast, name: cast.join(film.language === 'zh' ? '　' : ', ') }] : []),
    ...music.map((track) => ({ role: text.music, name: nameMusic(track, film.language) })),
    ...film.credits,
    { role: text.made, name: 'Auteur' },
  ];
  return { kind: 'credits', title: text.end, lines: lines.slice(0, 8), design: cardDesign(film, screenplay) };
}

function nameMusic({ file, title, author, licence }: MusicTrack, language: Language): string {
  const name = title ?? file.replace(/\.[^.]+$/, '');
  const quoted = language === 'zh' ? `《${name}》` : `“${name}”`;
  return [quoted, author, licence].filter(Boolean).join(language === 'zh' ? '，' : ', ');
}

function titleCase(name: string): string {
  return name.toLowerCase().replace(/(^|[\s'-])\p{L}/gu, (letter) => letter.toUpperCase());
}
