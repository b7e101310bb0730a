import type { Language } from '../film/index.ts';
import { type AdaptedScene, joinVoices, voiceOver, writeAction, writeHeading, writeSpeech } from './adaptation.ts';
import { attributeSpeech, closeSpeech, joinSpoken, narrator } from './attribute-speech.ts';
import words from './data/news-words.json' with { type: 'json' };
import { findPlace, type Place } from './find-setting.ts';
import { compareMoments, type Moment, readDateline, readMoment } from './news-time.ts';
import { readUnits, type Unit } from './part-scenes.ts';
import { toPresent } from './present-tense.ts';
import type { Paragraph } from './read-prose.ts';

const englishDateline =
  /^(\p{Lu}[\p{L}'’. -]{1,40}(?:, \p{Lu}[\p{L}. ]{1,20})?),? (?=(?:\d{1,2} \p{Lu}\p{Ll}+|\p{Lu}\p{Ll}+\.? \d{1,2}))([^—–-]{4,60}?)\s*[—–-]\s+/u;
const chineseDateline =
  /^(?:(?:本报|新华社|中新社|央视|[\p{Script=Han}]{1,6}(?:报|社|网))([\p{Script=Han}]{0,8}?)(?:\d{4}年)?(?:\d{1,2}月)?(?:\d{1,2}日)?[电讯](?:[（(][^）)]{1,30}[）)])?)[\s，：:]*/u;
const leadingTime = new RegExp(words.leadingTime, 'iu');
const now = new RegExp(words.now, 'i');
const reported = new RegExp(words.reported, 'i');

/** True for a news report: its first paragraph begins with a dateline. */
export function isNews(paragraphs: readonly Paragraph[], language: Language): boolean {
  const first = paragraphs[0]?.text ?? '';
  const isDated = (language === 'zh' ? chineseDateline : englishDateline).test(first);
  return isDated && readDateline(first, language) !== undefined;
}

type Dated = { unit: Unit; moment: Moment; index: number };

/**
 * Tells a news report in the order in which things happened. Each sentence is read out as it stands, with its date and its source; what can be
 * seen of it is shown beside. Only words in quotation marks are spoken, by whom the report names; nothing else is said by anybody.
 */
export function adaptNews(paragraphs: readonly Paragraph[], language: Language): AdaptedScene[] {
  const first = paragraphs[0]!.text;
  const dated = readDateline(first, language)!;
  const dateline = (language === 'zh' ? chineseDateline : englishDateline).exec(first);
  const home = dateline?.[1]?.trim();
  const units = readUnits(paragraphs, attributeSpeech(paragraphs, language));
  const ordered = dateUnits(units, dated, language).sort(
    (a, b) => compareMoments(a.moment, b.moment) || a.index - b.index,
  );
  const usual: Place = home ? { place: home, interior: false } : (findPlace(first, language) ?? outside[language]);
  return partNews(ordered, usual, language);
}

const outside = { en: { place: 'street', interior: false }, zh: { place: '街上', interior: false } };

/** When each unit plays: as it says itself, else when the one before it in the text does. The first paragraph sums up: its last time counts. */
function dateUnits(units: readonly Unit[], dated: Moment, language: Language): Dated[] {
  let before = dated;
  return units.map((unit, index) => {
    const text = unit.kind === 'narration' ? unit.text : '';
    const parts = unit.paragraph === 0 ? text.split(/(?<=[,，。—])/) : [text];
    for (const part of parts) before = readMoment(part, before, dated, language) ?? (now.test(part) ? dated : before);
    return { unit, moment: before, index };
  });
}

function partNews(ordered: readonly Dated[], usual: Place, language: Language): AdaptedScene[] {
  const scenes: AdaptedScene[] = [];
  let here: Place | undefined;
  let day = '';
  for (const { unit, moment } of ordered) {
    const named = unit.kind === 'narration' ? findPlace(unit.text, language) : undefined;
    const date = `${moment.year}-${moment.month}-${moment.day}`;
    if (!here || date !== day || (named && named.place !== here.place)) {
      here = named ?? (date === day && here ? here : usual);
      day = date;
      const heading = writeHeading(here.place, here.interior, hourOf(moment, language), language);
      scenes.push({ heading, place: here.place, source: unit.source, beats: [] });
    }
    const scene = scenes.at(-1)!;
    scene.source = hull(scene.source, unit.source);
    scene.beats.push(...writeUnit(unit, language));
  }
  return scenes.map((scene) => ({ ...scene, beats: joinVoices(scene.beats, joinSpoken) }));
}

/** The smallest span that holds both. */
function hull(a: AdaptedScene['source'], b: AdaptedScene['source']): AdaptedScene['source'] {
  const isBefore = (x: { line: number; column: number }, y: typeof x) =>
    x.line < y.line || (x.line === y.line && x.column <= y.column);
  return { from: isBefore(a.from, b.from) ? a.from : b.from, to: isBefore(a.to, b.to) ? b.to : a.to };
}

function writeUnit(unit: Unit, language: Language): AdaptedScene['beats'] {
  const { source } = unit;
  if (unit.kind === 'speech') {
    const { speaker, text } = unit.speech;
    return [{ elements: writeSpeech(speaker, closeSpeech(text)), source }];
  }
  const text = unit.text.replace(englishDateline, '$1, $2. ').replace(/[;；]$/, language === 'zh' ? '。' : '.');
  const said = { elements: writeSpeech(narrator[language], text, voiceOver[language]), source };
  const shown = reported.test(unit.text) ? undefined : pictureOf(text, language);
  return shown ? [{ elements: writeAction(shown), source }, said] : [said];
}

/** What can be seen of a sentence: without its dateline and the time in front, in the present tense. */
function pictureOf(text: string, language: Language): string | undefined {
  if (language === 'zh') {
    return text.replace(chineseDateline, '').replace(/^(?:[^，。]{0,14}(?:时|分|日|月|年|天|起|晨|午|晚|目前))，/, '');
  }
  const bare = text
    .replace(/^\p{Lu}[^.]{0,60}\d{4}(?: \([^)]*\))?\. /u, '')
    .replace(leadingTime, '')
    .replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  const present = toPresent(bare);
  return present === bare ? undefined : present;
}

function hourOf({ minutes }: Moment, language: Language): string {
  if (minutes === undefined) return language === 'zh' ? '日' : 'day';
  const names = language === 'zh' ? ['夜', '清晨', '日', '黄昏', '夜'] : ['night', 'dawn', 'day', 'dusk', 'night'];
  return names[[300, 420, 1050, 1170].filter((bound) => minutes >= bound).length]!;
}
