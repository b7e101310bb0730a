import { type Finding, type Language, literal } from '../../film/index.ts';
import { splitSentences } from '../../language/index.ts';
import cliches from '../data/cliches.json' with { type: 'json' };
import dialogue from '../data/dialogue.json' with { type: 'json' };
import table from '../data/proposals.json' with { type: 'json' };
import { roleName, type SceneFacts, type Speech, wordsOf } from '../script-facts.ts';
import { names } from './names.ts';
import {
  blockSpan,
  type Edit,
  findWithin,
  lineSpan,
  type Script,
  sceneAt,
  speechAt,
  spokenSpan,
  textOf,
  wholeBlock,
  withoutSentence,
} from './script-text.ts';

const flags = (language: Language) => (language === 'en' ? 'iu' : 'u');

/** A bare and stressed statement of feeling (*I am so angry*) is cut: from a speech that says more, or whole where the action beside it is the speaker's own. */
export function cutOnTheNose(script: Script, { where }: Finding): Edit[] {
  const { language } = script.facts;
  const found = speechAt(script, where?.line ?? 0);
  if (!found) return [];
  const pattern = new RegExp(dialogue.onTheNose[language], flags(language));
  const denied = new RegExp(table.negation[language], flags(language));
  const sentences = splitSentences(found.speech.text);
  const stressed = new RegExp(table.stressed[language], flags(language));
  const isBare = (text: string) =>
    sizeOf(text, language) <= table.bareWords[language] &&
    pattern.test(text) &&
    stressed.test(text) &&
    !denied.test(text) &&
    !/[?？,，;；:：]/u.test(text);
  const bare = sentences.find(isBare);
  if (!bare) return [];
  if (sentences.length > 1) return cutSpoken(script, found.speech, bare);
  return isShown(found.scene, found.speech) && !isAnswer(found.scene, found.speech)
    ? [{ ...wholeBlock(script, found.speech.line), put: '' }]
    : [];
}

/** A stock phrase that is a sentence of its own beside others is cut; so is one that a sentence of action can do without. */
export function cutStockPhrase(script: Script, { where, evidence }: Finding): Edit[] {
  const phrase = (evidence as { phrase: string }).phrase;
  const found = speechAt(script, where?.line ?? 0);
  if (found) {
    const alone = new RegExp(`^${literal(phrase)}(?:[,，] ?[\\p{L}]{1,12})?[.!。！…]+$`, 'iu');
    const sentence = splitSentences(found.speech.text).find((text) => alone.test(text));
    return sentence ? cutSpoken(script, found.speech, sentence) : [];
  }
  if (script.facts.language === 'zh' || !cliches.en.includes(phrase.toLowerCase())) return [];
  const block = blockSpan(script, where?.line ?? 0);
  const match = new RegExp(table.dispensable.en, 'iu').exec(textOf(script, block));
  if (!match || match.index === 0) return [];
  return [{ from: block.from + match.index, to: block.from + match.index + match[0].length, put: '' }];
}

/** What somebody has said word for word in this scene or the one before is cut; another's echo may be meant. */
export function cutRepeated(script: Script, { where }: Finding): Edit[] {
  const found = speechAt(script, where?.line ?? 0);
  if (!found) return [];
  const { scene, speech } = found;
  const near = script.facts.scenes.slice(Math.max(0, scene.index - 1), scene.index + 1);
  const before = near
    .flatMap(({ speeches }) => speeches)
    .some((one) => one.line < speech.line && roleName(one) === roleName(speech) && sameWords(one, speech));
  return before && !isAnswer(scene, speech) ? [{ ...wholeBlock(script, speech.line), put: '' }] : [];
}

/** A thought in action is cut where it is a whole sentence, or the half of one before what is then done. */
export function cutThought(script: Script, { where, evidence }: Finding): Edit[] {
  const { language } = script.facts;
  const line = where?.line ?? 0;
  const scene = sceneAt(script, line);
  const { quote } = evidence as { quote: string };
  const at = scene?.action.findIndex((sentence) => sentence.line === line && sentence.text.startsWith(quote)) ?? -1;
  if (!scene || at < 0) return [];
  const sentence = scene.action[at]!.text;
  const span = findWithin(script, blockSpan(script, line), sentence);
  if (!span) return [];
  const rules = table.thought[language];
  const then = new RegExp(rules.then, 'u').exec(sentence);
  if (then) return [{ ...span, put: `${then[1]}${language === 'en' ? ' ' : ''}${then[2]}` }];
  if (
    !new RegExp(rules.whole, flags(language)).test(sentence) ||
    new RegExp(rules.visible, flags(language)).test(sentence)
  ) {
    return [];
  }
  if (textOf(script, blockSpan(script, line)).trim() === sentence) return [{ ...wholeBlock(script, line), put: '' }];
  return [cutWithName(script, scene, at, span)];
}

/** The sentence after one that is cut must not lose whom its *she* stands for. */
function cutWithName(script: Script, scene: SceneFacts, at: number, span: { from: number; to: number }): Edit {
  const [cut, next] = [scene.action[at]!, scene.action[at + 1]];
  const edit = withoutSentence(script, span);
  const pronoun = next?.line === cut.line && new RegExp(table.pronoun[script.facts.language], 'u').exec(next.text)?.[0];
  const named = [...scene.present].filter((role) => names(cut.text, role));
  if (!pronoun || named.length !== 1 || !script.text.startsWith(pronoun, edit.to)) return edit;
  const written = new RegExp(`^(?:the )?${literal(named[0]!)}`, 'iu').exec(cut.text)?.[0];
  return written ? { ...edit, to: edit.to + pronoun.length, put: edit.put + written } : edit;
}

function cutSpoken(script: Script, speech: Speech, sentence: string): Edit[] {
  const span = findWithin(script, spokenSpan(script, speech), sentence);
  if (!span || speech.dual) return [];
  const all = splitSentences(speech.text);
  const next = all[all.indexOf(sentence) + 1];
  const stands = new RegExp(table.stands[script.facts.language], 'iu');
  const alone = textOf(script, lineSpan(script, speech.line + 1)).trim() === sentence;
  return alone || (next !== undefined && !stands.test(next)) ? [] : [withoutSentence(script, span)];
}

function sizeOf(text: string, language: Language): number {
  return language === 'zh' ? text.length : wordsOf(text, language).length;
}

function sameWords(a: Speech, b: Speech): boolean {
  return a.words.join(' ') === b.words.join(' ');
}

/** Whether an action line right before or after a speech is about the speaker. */
function isShown({ action }: SceneFacts, speech: Speech): boolean {
  const before = action.findLast(({ line }) => line < speech.line);
  const after = action.find(({ line }) => line > speech.line);
  return [before, after].some(
    (one) => one && Math.abs(one.line - speech.line) <= 4 && names(one.text, roleName(speech)),
  );
}

/** Whether a speech answers a question or is answered as one. */
function isAnswer({ speeches }: SceneFacts, speech: Speech): boolean {
  const at = speeches.indexOf(speech);
  return [speeches[at - 1], speeches[at + 1]].some((one) => one && /[?？]\s*["”]?$/u.test(one.text));
}
