import type { Realism } from '../film/index.ts';
import { brokenRealism } from './broken-realism.ts';
import realisms from './data/realism.json' with { type: 'json' };
import table from './data/unfilmable.json' with { type: 'json' };
import { findingAt, type Judgement, tell } from './judgement.ts';
import type { ScriptFacts } from './script-facts.ts';

/**
 * Realism: whether action lines keep to what a camera would see and a microphone hear. Thoughts, memories and backstory told in
 * action are cited; a script of what a mind feels may want them, and then needs a picture for each.
 */
export function judgeRealism(facts: ScriptFacts): Judgement {
  const { scenes, language, realism } = facts;
  const pattern = new RegExp(table[language], language === 'en' ? 'i' : 'u');
  const sentences = scenes.flatMap((scene) => scene.action.map((sentence) => ({ ...sentence, scene: scene.id })));
  const inner = sentences.filter(({ text }) => pattern.test(text));
  if (realism) return judgeDeclared(facts, realism, inner, pattern);
  const share = sentences.length > 0 ? inner.length / sentences.length : 0;
  return {
    dimension: {
      id: 'realism',
      score: sentences.length < 5 ? null : Math.round(100 * Math.max(0, 1 - share / 0.25)),
      says: tell(language, 'realism-says', { inner: inner.length, all: sentences.length }),
      evidence: { sentences: sentences.length, inner: inner.map(({ text, line }) => ({ text, line })) },
    },
    findings: inner.slice(0, 20).map((sentence) => notSeen(facts, sentence, pattern, 'note')),
  };
}

type Sentence = { text: string; line: number; scene: string };

function notSeen(facts: ScriptFacts, { text, line, scene }: Sentence, pattern: RegExp, severity: 'note' | 'warning') {
  const slots = { quote: text.slice(0, 90), word: pattern.exec(text)![0] };
  return findingAt(facts, 'not-to-be-seen', { line, scene }, slots, 0.6, severity);
}

/** The score is 0 where one in this many of a script's sentences, speeches and scenes breaks the realism that it declares. */
const ruined = 0.25;

function judgeDeclared(facts: ScriptFacts, realism: Realism, inner: readonly Sentence[], pattern: RegExp): Judgement {
  const { scenes, language } = facts;
  const told = realism === 'psychological' ? [] : inner.map((one) => notSeen(facts, one, pattern, 'warning'));
  const findings = [...told, ...brokenRealism(facts, realism, inner.length > 0)];
  const parts = scenes.reduce((sum, { action, speeches }) => sum + action.length + speeches.length + 1, 0);
  const share = parts > 0 ? findings.length / parts : 0;
  const name = realisms.names[language][realism];
  return {
    dimension: {
      id: 'realism',
      score: parts < 5 ? null : Math.round(100 * Math.max(0, 1 - share / ruined)),
      says: tell(language, 'realism-kept-says', { realism: name, broken: findings.length }),
      evidence: { realism, broken: findings.map(({ code, where }) => ({ code, line: where?.line ?? 0 })) },
    },
    findings: findings.slice(0, 20),
  };
}
