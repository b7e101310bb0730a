import type { Language } from '../film/index.ts';
import { splitSentences } from '../language/index.ts';
import {
  type AdaptedBeat,
  type AdaptedScene,
  joinVoices,
  voiceOver,
  writeAction,
  writeHeading,
  writeSpeech,
} from './adaptation.ts';
import { attributeSpeech, closeSpeech, joinSpoken, narrator } from './attribute-speech.ts';
import words from './data/product-words.json' with { type: 'json' };
import { findHour, findPlace } from './find-setting.ts';
import { readUnits, type Unit } from './part-scenes.ts';
import { joinSpans, type Paragraph } from './read-prose.ts';

const price = new RegExp(words.price, 'i');
const call = new RegExp(words.call, 'i');
const unseen = new RegExp(words.unseen, 'i');
/** Longer texts with a price in them are stories or reports. */
const longestPage = 6000;

/** True for a page about a product: short, with a price and an invitation to buy. */
export function isProduct(paragraphs: readonly Paragraph[]): boolean {
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  return text.length <= longestPage && price.test(text) && call.test(text) && paragraphs.length >= 3;
}

/**
 * Turns a page about a product into a short commercial: the need, the product shown, its benefits as images, what a user says, price and
 * call to action. A voice reads what the page claims, word for word; pictures show what can be seen of it; nothing is claimed besides.
 */
export function adaptProduct(
  paragraphs: readonly Paragraph[],
  title: string | undefined,
  language: Language,
): AdaptedScene[] {
  const text = paragraphs.map((paragraph) => paragraph.text).join('\n');
  const name = productName(paragraphs, title, language);
  const about = paragraphs.findIndex((paragraph) => introduces(paragraph.text, name, language));
  const units = readUnits(paragraphs, attributeSpeech(paragraphs, language));
  const opening = paragraphs
    .slice(0, Math.max(1, about))
    .map((paragraph) => paragraph.text)
    .join('\n');
  const place = findPlace(opening, language) ?? findPlace(text, language) ?? words.place[language];
  const hour = findHour(opening, language) ?? words.hour[language];
  let shown = false;
  const beats = units.flatMap((unit): AdaptedBeat[] => {
    const first = !shown && (unit.paragraph >= about || introduces(unitText(unit), name, language));
    shown ||= first;
    return [
      ...(first ? [{ elements: writeAction(firstPicture(unitText(unit), name, language)), source: unit.source }] : []),
      ...writeUnit(unit, paragraphs[unit.paragraph]!, language),
    ];
  });
  const end = units.at(-1)!;
  beats.push({ elements: writeAction(fill(words.again[language], name)), source: end.source });
  const source = joinSpans(units[0]!.source, end.source);
  return [
    {
      heading: writeHeading(place.place, place.interior, hour, language),
      place: place.place,
      source,
      beats: joinVoices(beats, joinSpoken),
    },
  ];
}

const unitText = (unit: Unit) => (unit.kind === 'narration' ? unit.text : unit.speech.text);

/** The product as its own page describes it: `An electric kettle with a double steel wall: Ember One.` */
function firstPicture(text: string, name: string, language: Language): string {
  const kind = (language === 'zh' ? /是(一[^，。]{2,24})/ : /\b(?:is|are) (an? [^.,;]{3,60})/).exec(text)?.[1];
  if (!kind) return fill(words.shown[language], name);
  return asSentence(language === 'zh' ? `${kind}：${name}` : `${kind}: ${name}`, language);
}

const fill = (pattern: string, text: string) => pattern.replace(/\{(?:name|part)\}/, text);

const introduces = (text: string, name: string, language: Language) =>
  text.toLowerCase().includes(name.toLowerCase()) || new RegExp(words.isProduct[language], 'i').test(text);

/** The product as its page calls it: the title up to a colon, or the subject of the sentence that says what it is. */
function productName(paragraphs: readonly Paragraph[], title: string | undefined, language: Language): string {
  if (title) return title.split(/[:：|–—]/)[0]!.trim();
  const pattern =
    language === 'zh' ? /^([^，。是采]{1,12})(?:是一|采用)/ : /^(?:The )?(.{2,40}?) is (?:an?|the|made)\b/;
  const found = paragraphs.flatMap(({ text }) => splitSentences(text)).map((sentence) => pattern.exec(sentence)?.[1]);
  return found.find(Boolean) ?? (language === 'zh' ? '产品' : 'The product');
}

function writeUnit(unit: Unit, { isItem }: Paragraph, language: Language): AdaptedBeat[] {
  const { source } = unit;
  if (unit.kind === 'speech') {
    return [{ elements: writeSpeech(unit.speech.speaker, closeSpeech(unit.speech.text)), source }];
  }
  const text = unit.text.replace(/[;；]$/, '');
  if (/^[^\s]{2,12}[:：]$/.test(text)) return [];
  if (!isItem || unseen.test(text))
    return [{ elements: writeSpeech(narrator[language], asSentence(text, language), voiceOver[language]), source }];
  return [{ elements: writeAction(benefitImage(text, language)), source }];
}

/** `Gooseneck spout: pours a thin stream` as `Close on the gooseneck spout. It pours a thin stream.` */
function benefitImage(text: string, language: Language): string {
  const [, part, rest] = /^([^:：]{2,30})[:：]\s*(.+)$/s.exec(text) ?? [];
  if (!part || !rest) return asSentence(text, language);
  const isVerb = /^\p{Ll}+s\b/u.test(rest);
  const lead = fill(words.close[language], language === 'en' ? part.toLowerCase() : part);
  const sentence = asSentence(isVerb ? words.pronoun[language] + rest : rest, language);
  return language === 'zh' ? lead + sentence : `${lead} ${sentence}`;
}

function asSentence(text: string, language: Language): string {
  const begun = text.replace(/^\p{Ll}/u, (letter) => letter.toUpperCase());
  return /[.!?。！？]$/.test(begun) ? begun : begun + (language === 'zh' ? '。' : '.');
}
